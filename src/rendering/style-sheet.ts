/** The style of every HTML file we write: one column, light and dark, A4 when printed. */
export const STYLE_SHEET = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#4d5661;--paper:#ffffff;--card:#f4f6f8;--line:#c3cad2;--accent:#0b5394;--for:#0b6e4f;--against:#a33a00;--warn:#8a1c1c}
@media (prefers-color-scheme:dark){:root{--ink:#e8ecf1;--soft:#b3bcc7;--paper:#14181d;--card:#1e242b;--line:#48525e;--accent:#8ec1f5;--for:#6fd0ac;--against:#ffab7a;--warn:#ff9d9d}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.7 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
main{max-width:52rem;margin:0 auto;padding:1rem clamp(.8rem,4vw,2rem) 3rem}
h1{font-size:1.5rem;line-height:1.35;margin:.6rem 0}
h2{font-size:1.15rem;margin:2rem 0 .6rem;padding-bottom:.2rem;border-bottom:2px solid var(--line)}
h3{font-size:1rem;margin:1.2rem 0 .3rem}
p{margin:.4rem 0}
ul,ol{margin:.4rem 0;padding-left:1.4rem}
li{margin:.25rem 0}
.soft{color:var(--soft);font-size:.92rem}
.lead{font-size:1.1rem}
.answers strong{display:inline-block}
.card,aside{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.8rem 1rem;margin:.8rem 0}
.card>:first-child,aside>:first-child{margin-top:0}
.warn{border-color:var(--warn);border-width:2px}
.short{border-left:4px solid var(--accent);padding-left:.8rem}
article{border:1px solid var(--line);border-radius:.25rem;padding:1.5rem clamp(1rem,5vw,3rem);margin:1.2rem 0;font-family:"Songti SC",SimSun,"Noto Serif CJK SC",serif}
.blank{white-space:nowrap}
article .title{text-align:center;border:0;font-size:1.4rem;margin:.4rem 0 1rem}
.way ol,.way ul{list-style:none;padding:0;margin:0}
.way .point{position:relative;background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.5rem .8rem;margin:0 0 1.6rem}
.way .point::after{content:"";position:absolute;left:1.4rem;bottom:-1.6rem;height:1.6rem;border-left:3px solid var(--accent)}
.way .end{border:3px solid var(--accent);background:var(--paper);margin:0}
.way .end::after{content:none}
.way .open{border-style:dashed}
.way .ask{color:var(--soft);font-size:.92rem}
.way .taken{font-weight:600;padding-left:1.3rem;position:relative}
.way .taken::before{content:"";position:absolute;left:0;top:.5em;width:.7rem;height:.7rem;border-radius:50%;background:var(--accent);border:2px solid var(--accent);print-color-adjust:exact;-webkit-print-color-adjust:exact}
.way .open .taken::before{background:none}
.way .others{border-top:1px dashed var(--line);margin-top:.4rem;padding-top:.3rem}
.way .other{color:var(--soft);font-size:.88rem;line-height:1.5;margin:.15rem 0;padding-left:1.3rem;position:relative}
.way .other::before{content:"";position:absolute;left:0;top:.7em;width:.9rem;border-top:2px dashed var(--soft)}
.group{margin:1rem 0}
table{border-collapse:collapse;width:100%;font-size:.95rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .6rem;border-bottom:1px solid var(--line)}
figure{margin:.8rem 0}
figcaption{margin-top:.6rem}
svg{display:block;max-width:100%;height:auto}
svg text{fill:var(--ink);font-size:14px}
.bars{display:grid;gap:.35rem;list-style:none;padding:0}
.bar{display:grid;grid-template-columns:1fr 1fr;column-gap:2px}
.bar .words{grid-column:1/-1}
.one .bar{grid-template-columns:1fr}
@media (min-width:700px){.bar{grid-template-columns:18rem 1fr 1fr;align-items:center}.one .bar{grid-template-columns:18rem 1fr}.bar .words{grid-column:auto}}
.bar .left{display:flex;justify-content:flex-end}
.bar span.fill{display:block;height:.7rem;border-radius:2px;background:var(--for)}
.bar .left span.fill{background:repeating-linear-gradient(45deg,var(--against) 0 5px,transparent 5px 8px);border:1px solid var(--against)}
.timeline{list-style:none;padding:0;border-left:3px solid var(--line);margin-left:.8rem;counter-reset:step}
.timeline li{padding:0 0 .9rem 1.4rem;position:relative;counter-increment:step}
.timeline li::before{content:counter(step);position:absolute;left:-.95rem;top:.1rem;width:1.7rem;height:1.7rem;border-radius:50%;background:var(--paper);border:2px solid var(--accent);color:var(--accent);font:600 .9rem/1.45rem system-ui,sans-serif;text-align:center;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.timeline li.done::before{background:var(--accent);color:var(--paper)}
:lang(en) h3::first-letter,:lang(en) li>p::first-letter,:lang(en) .checks strong::first-letter{text-transform:uppercase}
.checks{list-style:none;padding:0}
.checks strong{display:block}
.checks li{padding-left:1.6rem;position:relative;margin:.7rem 0}
.checks li::before{content:"";position:absolute;left:0;top:.35rem;width:.95rem;height:.95rem;border:2px solid var(--soft);border-radius:2px}
@media (max-width:600px){table.stack thead{position:absolute;clip-path:inset(50%)}table.stack tr{display:block;padding:.4rem 0;border-bottom:1px solid var(--line)}table.stack td{display:block;border:0;padding:.1rem 0}}
@page{size:A4;margin:18mm 16mm}
@media print{:root{--ink:#000;--soft:#333;--paper:#fff;--card:#fff;--line:#999;--accent:#000;--for:#444;--against:#000;--warn:#000;color-scheme:light}
body{font-size:11pt;line-height:1.55}main{max-width:none;padding:0}p{orphans:3;widows:3}h2,h3,section>h2+p,h2+ul>li:first-child{break-after:avoid}footer{break-before:avoid}li,tr,aside,.card,.chart{break-inside:avoid}
article{border:0;padding:0;break-before:page;break-after:page}article .blank::after{content:"＿＿＿"}.fill{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`
  .trim()
  .replace(/\n/g, '');
