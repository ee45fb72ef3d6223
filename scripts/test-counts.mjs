import { existsSync, readFileSync } from 'node:fs';

/** Prints `N passed, N failed` from the last test report; a run that failed before any test counts as one failure. */
const REPORT = 'coverage/tests.json';
const failedBefore = process.argv[2] !== '0';
const report = existsSync(REPORT) ? JSON.parse(readFileSync(REPORT, 'utf8')) : { numPassedTests: 0, numFailedTests: 0 };
const failed = Math.max(
  report.numFailedTests + (report.numFailedTestSuites > 0 && report.numFailedTests === 0 ? 1 : 0),
  failedBefore ? 1 : 0,
);
process.stdout.write(`${report.numPassedTests} passed, ${failed} failed\n`);
