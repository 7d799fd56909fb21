"""How the pages look: one style sheet, and a script that brings the last question into view."""

STYLE = """<style>
.block-container { max-width: 46rem; padding-top: 4rem; }
.bp { line-height: 1.6; color: #23303b; overflow-wrap: anywhere; }
.bp p { margin: 0 0 .6rem; font-size: inherit; }
.bp h1 { font: 600 2rem/1.2 "Source Serif", Georgia, serif; padding: 0; margin: 0 0 .4rem; }
.bp h2 { font-size: .875rem; font-weight: 600; padding: 0; margin: 0 0 .4rem; }
.bp h2.kop { font-size: 1.15rem; margin: 1.6rem 0 .4rem; }
.bp p.stil { color: #5b6873; font-size: .875rem; } .bp p.rechts { text-align: right; }
.bp .vraag { background: #e6eef4; border-radius: 1rem 1rem .25rem 1rem; padding: .7rem 1.1rem;
  margin: 1rem 0 .5rem auto; width: fit-content; max-width: 88%; max-height: 14rem;
  overflow-y: auto; white-space: pre-wrap; scroll-margin-top: 4.5rem; }
.bp figure { margin: 1.1rem 0 .2rem; padding-left: 1.6rem; position: relative; }
.bp .nummer { position: absolute; left: 0; top: .3rem; color: #5b6873; font-size: .875rem; }
.bp blockquote { margin: 0 0 .5rem; padding: .1rem 0 .1rem 1rem; border-left: 4px solid #1f6f8b;
  font: 1.2rem/1.55 "Source Serif", Georgia, serif; color: #17212a; white-space: pre-line; }
.bp mark { background: #fdeeb5; color: inherit; border-radius: .15rem; padding: 0 .1em; }
.bp sup { font-size: .72em; line-height: 0; color: #4d5a65; padding-left: .08em; }
.bp figcaption { color: #4d5a65; font-size: .9rem; line-height: 1.45; margin-bottom: .35rem; }
.bp summary { cursor: pointer; color: #1a5f78; font-size: .9rem; width: fit-content; }
.bp details div { margin-top: .6rem; padding: .9rem 1.1rem .3rem; background: #f1f3f4;
  border-radius: .5rem; max-height: 28rem; overflow-y: auto; font-size: .95rem; }
.bp .blok, .bp .melding { white-space: pre-line; }
.bp p.noot { font-size: .85rem; color: #4d5a65; margin: -.2rem 0 .8rem 1.2rem; }
.bp table.tabel { border-collapse: collapse; margin: 0 0 .8rem; font-size: .875rem;
  line-height: 1.4; display: block; overflow-x: auto; }
.bp table.tabel td { border: 1px solid #c9d1d7; padding: .25rem .55rem; vertical-align: top;
  overflow-wrap: normal; }
.bp p.niets { font-size: 1.1rem; font-weight: 600; margin: .9rem 0; }
.bp .nabij { border: 1px dashed #9aa7b1; border-radius: .6rem; padding: 1rem 1.1rem .2rem;
  font-size: .9rem; color: #4d5a65; }
.bp .etiket { background: #5b6873; color: #fff; border-radius: .3rem; padding: .1rem .5rem;
  margin-right: .3rem; font-size: .8125rem; white-space: nowrap; }
.bp .goed { background: #2c6e49; } .bp .wacht { background: #6b5a1e; }
.bp .fout { background: #99421a; }
.bp .melding { border-left: 4px solid #b3541e; background: #fbf1ea; padding: .7rem 1rem;
  border-radius: .25rem; margin: .8rem 0; }
.bp .gelukt { border-left-color: #2c6e49; background: #eef6f1; }
.bp ul { padding: 0; margin: 0 0 1rem; } .bp .nabij .blok { margin: 1rem 0 .2rem; }
.bp li { list-style: none; margin: 0 0 .7rem; padding: 0; font-size: .875rem; line-height: 1.4; }
.bp li span { display: block; color: #5b6873; font-size: .8125rem; }
.bp li .opmerking { color: #8a3f14; }
.bp ul.kaarten { max-height: 34rem; overflow-y: auto; border-top: 1px solid #d6dce1; }
.bp ul.kaarten li { border-bottom: 1px solid #d6dce1; margin: 0; padding: .7rem .2rem; }
.bp ul.kaarten li strong { font-size: 1rem; font-weight: 600; margin-right: .4rem; }
.bp em.etiket { display: inline-block; color: #fff; font-size: .75rem; font-style: normal;
  line-height: 1.5; }
.bp p.bron { margin: .3rem 0; font-size: .9rem; color: #4d5a65; }
.bp p.bron .stil { font-size: .8125rem; color: #5b6873; }
.bp p.geteld { font-size: 1.1rem; margin: .9rem 0; }
.bp .tekening { overflow-x: auto; margin: .4rem 0 1rem; }
.bp .tekening > div { position: relative; min-width: 560px; }
.bp .tekening img { display: block; width: 100%; height: auto; }
.bp a.knoop { position: absolute; border-radius: .3rem; }
.bp a.knoop:hover, .bp a.knoop:focus { background: #1f6f8b22; outline: 1px solid #1f6f8b; }
[class*="st-key-knoop-"] { display: none; }
.bp progress { width: 100%; height: .6rem; accent-color: #1f6f8b; }
.bp ol.oordelen { padding: 0; margin: 1rem 0; }
.bp ol.oordelen > li { border-top: 1px solid #d6dce1; padding: 1.1rem 0 .5rem 1.8rem; margin: 0;
  position: relative; font-size: .9rem; }
.bp .oordelen > li > .nummer { top: 1.15rem; color: #5b6873; font-size: .875rem; }
.bp .oordelen blockquote { font-size: 1.1rem; margin: .6rem 0; }
.bp em.raakt { background: #fff; color: #99421a; box-shadow: inset 0 0 0 1px #99421a; }
.bp ins { background: #dcefe2; color: #1b5e20; text-decoration: underline; }
.bp del { background: #fbe3df; color: #a32020; }
.bp dl { margin: 0 0 .4rem; padding: 0; }
.bp dl div { display: flex; gap: .8rem; margin: 0 0 .25rem; }
.bp dt { flex: 0 0 8rem; color: #5b6873; font-weight: 400; margin: 0; padding: 0; }
.bp dd { margin: 0; padding: 0; flex: 1; }
[class*="st-key-pages-"] { margin: -1rem 0 .6rem; }
[class*="st-key-pages-"] button { padding: 0 0 0 2.6rem; min-height: 1.6rem; color: #1a5f78; }
[class*="st-key-pages-"] button p { font-size: .9rem; }
[class*="st-key-copy-"] { margin: -1rem 0 .4rem; padding-left: 1.6rem; }
[class*="st-key-copy-"] summary, [class*="st-key-copy-"] summary * { color: #1a5f78; opacity: 1; }
[class*="st-key-copy-"] summary p { font-size: .9rem; }
[class*="st-key-copy-"] [data-testid="stVerticalBlock"] { gap: .35rem; }
[class*="st-key-copy-"] .bp p.stil { margin: 0; }
[class*="st-key-copy-"] pre { padding: .7rem .9rem; font-size: .85rem; }
.st-key-save [data-testid="stVerticalBlock"] { gap: .5rem; } .st-key-save .bp p.stil { margin: 0; }
[data-testid="stFileUploaderDropzoneInstructions"] { display: none; }
[data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"] p {
  font-size: 0; }
[data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"] p::after {
  content: "Kies bestanden, of sleep ze hierheen"; font-size: .95rem; }
.st-key-memo-file [data-testid="stFileUploaderDropzone"] button
  [data-testid="stMarkdownContainer"] p::after {
  content: "Kies een bestand, of sleep het hierheen"; }
.stImage img { border: 1px solid #c9d1d7; border-radius: .3rem; }
@media (max-width: 640px) {
  .block-container { padding: 4rem 1rem 1rem; } .bp figure { padding-left: 1.1rem; }
  .bp blockquote { font-size: 1.1rem; padding-left: .8rem; }
  .bp ol.oordelen > li { padding-left: 0; } .bp .oordelen > li > .nummer { position: static;
  display: inline; margin-right: .5rem; } .bp dl div { display: block; }
  [class*="st-key-pages-"] button { padding-left: 1.9rem; }
  [class*="st-key-copy-"] { padding-left: 1.1rem; }
}
</style>"""
# An answer is read from its question on, and Streamlit scrolls to the end; again when the parts
# that come late, such as folded quotes, have their place, unless the reader has moved by then.
SCROLL = """<script>
(() => {
  let moved = false;
  for (const act of ["wheel", "touchmove", "keydown"])
    addEventListener(act, () => { moved = true }, { once: true });
  const show = () => moved || [...document.querySelectorAll(".vraag")].at(-1)?.scrollIntoView();
  for (const wait of [400, 1000, 1800]) setTimeout(show, wait); // %d
})()
</script>"""
# A work in the picture is chosen by the hidden button that belongs to it: a link would begin anew.
NODES = """<script>
window.bpNodes ??= document.addEventListener("click", event => {
  const node = event.target.closest("a.knoop");
  const button = node && document.querySelector(`.st-key-${node.dataset.knoop} button`);
  if (button) { event.preventDefault(); button.click(); }
}) ?? true
</script>"""
