import { createHash } from 'node:crypto';

/** The style of every public page, the same in all of them so that one hash allows it. A browser prints the
 *  status word at the head of every page, and its number at the foot. */
export const publishedStyle = `
*{box-sizing:border-box}
html{font-family:Arial,sans-serif;font-size:1.1875rem;line-height:1.5;background:#f0f4f5;color:#212b32}
body{margin:0}
a{color:#005eb8}a:hover{color:#7c2855}
a:focus{outline:4px solid transparent;background:#ffeb3b;color:#212b32;box-shadow:0 -2px #ffeb3b,0 4px #212b32;text-decoration:none}
.skip{position:absolute;left:-999em}.skip:focus{left:1rem;top:.5rem;padding:.5rem;z-index:1}
header,footer{background:#005eb8}header p,footer p,.crumbs,main{max-width:60rem;margin:0 auto;padding:.75rem 1rem}
header a{color:#fff;font-weight:700;display:inline-block;padding:.25rem 0}
footer{background:#d8dde0}footer a{margin-right:1.5rem;display:inline-block;padding:.25rem 0}
.crumbs ol{margin:0;padding:0;list-style:none;font-size:1rem}.crumbs li{display:inline-block;margin-right:.5rem;padding:.125rem 0}
.crumbs li+li::before{content:"\\203A\\00A0" / "";color:#4c6272}
main{padding-bottom:3rem}
h1{font-size:2rem;line-height:1.2;margin:1rem 0}h2{font-size:1.5rem;line-height:1.3;margin:2.5rem 0 .75rem}
h3{font-size:1.25rem;line-height:1.35;margin:2rem 0 .5rem}h4,h5{font-size:1.1875rem;margin:1.25rem 0 .5rem}
p,ul,ol,dl{margin:0 0 1rem}li{margin-bottom:.25rem}
main,dd{overflow-wrap:anywhere}td,th{overflow-wrap:break-word}thead th{overflow-wrap:normal}
.status{background:#fff;border-left:8px solid #005eb8;padding:1rem}
.unconfirmed .status{border-color:#ffeb3b}
.word{font-weight:700;letter-spacing:.02em}
.quiet{color:#4c6272}
dl.facts{display:grid;grid-template-columns:minmax(6rem,auto) 1fr;gap:.25rem 1.5rem}dl.facts dt{font-weight:700}dl.facts dd{margin:0}
.wide{overflow-x:auto}
.wide:focus{outline:4px solid #212b32}
table{border-collapse:collapse;width:100%;margin:0 0 1.5rem}caption{text-align:left;font-weight:700;padding:.5rem 0}
th,td{text-align:left;vertical-align:top;border-bottom:1px solid #d8dde0;padding:.5rem 1rem .5rem 0;min-width:5.5rem}
td p:last-child,th p:last-child{margin:0}
.ref{white-space:nowrap}
.box{background:#fff;border:1px solid #d8dde0;border-left:8px solid #007f3b;padding:1rem;margin:0 0 1rem}
.box p:last-child{margin:0}.box.action{border-left-color:#005eb8}.box.said{border-left-color:#4c6272}
.withheld{background:#fff;border:2px dashed #4c6272;padding:.75rem 1rem;margin:0 0 1rem}
span.withheld{display:inline;padding:0 .25rem;border-width:1px}
.note{border-left:8px solid #ffb81c;background:#fff;padding:.75rem 1rem;margin:0 0 1rem}
code{font-family:Consolas,Menlo,monospace;font-size:1rem;overflow-wrap:anywhere}
form{background:#fff;border:1px solid #d8dde0;padding:1rem;margin:0 0 2rem}
label{display:block;font-weight:700;margin:0 0 .25rem}
input,select{font:inherit;width:100%;max-width:30rem;min-height:2.75rem;padding:.25rem .5rem;border:2px solid #4c6272;border-radius:0;background:#fff;color:#212b32;margin:0 0 1rem;display:block}
input:focus,select:focus{outline:4px solid #ffeb3b;border-color:#212b32}
button{font:inherit;font-weight:700;color:#fff;background:#007f3b;border:0;border-radius:4px;box-shadow:0 4px 0 #00401e;padding:.75rem 1rem;min-height:2.75rem;cursor:pointer}
button:focus{outline:4px solid #ffeb3b;background:#ffeb3b;color:#212b32;box-shadow:0 4px #212b32}
@media screen and (max-width:40em){.wide table{min-width:36rem}.wide .rows{min-width:0}
.rows,.rows caption,.rows tbody,.rows tr,.rows th,.rows td{display:block}.rows thead{position:absolute;left:-999em}
.rows tr{border-bottom:1px solid #d8dde0;padding:.5rem 0}.rows th,.rows td{border:0;padding:.125rem 0}.rows td:empty{display:none}
.rows td[data-k]::before{content:attr(data-k) ": ";font-weight:700}dl.facts{display:block}dl.facts dd{margin:0 0 .5rem}h1{font-size:1.6rem}}
@page{size:A4;margin:2.2cm 1.8cm;@bottom-right{content:"Page " counter(page) " of " counter(pages);font:10pt Arial,sans-serif}}
@page confirmed{@top-right{content:"CONFIRMED";font:bold 11pt Arial,sans-serif}}
@page unconfirmed{@top-right{content:"UNCONFIRMED";font:bold 11pt Arial,sans-serif}}
@media print{
html{background:#fff;font-size:11pt}.confirmed{page:confirmed}.unconfirmed{page:unconfirmed}
header,footer,.status,.box,.withheld,.note,form{background:none}header a,a{color:#212b32}
header p,footer p,.crumbs,main{max-width:none;padding-left:0;padding-right:0}
.skip{display:none}.wide{overflow:visible}td,tbody th{overflow-wrap:anywhere}thead,tbody tr:first-child{break-before:avoid;break-inside:avoid}thead{break-after:avoid}
h1,h2,h3,h4,h5,caption{break-after:avoid}.box,.withheld,.note,tr,li{break-inside:avoid}p{orphans:3;widows:3}
}
`;

/** What a policy for contents names the style by. */
export const publishedStyleHash = `sha256-${createHash('sha256').update(publishedStyle).digest('base64')}`;
