// Runs inside a page: texts whose contrast with what is behind them is below 4.5 to 1, and things wider than the window.
(() => {
  const parse = (colour) => (/[\d.]+/.test(colour) ? (colour.match(/[\d.]+/g) ?? []).map(Number) : [0, 0, 0, 0]);
  const light = ([r = 0, g = 0, b = 0]) => {
    const [x = 0, y = 0, z = 0] = [r, g, b].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (start) => {
    for (let element = start; element; element = element.parentElement) {
      const style = getComputedStyle(element);
      const rect = element.tagName === 'g' ? element.querySelector('rect') : null;
      const colour = parse(rect ? getComputedStyle(rect).fill : style.backgroundColor);
      if (colour.length >= 3 && (colour[3] ?? 1) > 0) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [];
  const wide = [];
  const width = document.documentElement.clientWidth;
  for (const element of document.body.querySelectorAll('*')) {
    if (element.getBoundingClientRect().right > width + 1) wide.push(element.tagName);
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && (node.textContent ?? '').trim() !== '');
    if (!own || ['TITLE', 'STYLE'].includes(element.tagName.toUpperCase())) continue;
    const style = getComputedStyle(element);
    const text = light(parse(element instanceof SVGElement ? style.fill : style.color));
    const ground = light(behind(element));
    const ratio = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
    if (ratio < 4.5) faint.push(`${element.tagName} ${ratio.toFixed(2)} ${(element.textContent ?? '').slice(0, 20)}`);
  }
  if (document.documentElement.scrollWidth > width) wide.push('page');
  return { faint, wide };
})();
