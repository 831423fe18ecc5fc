// The list of pages shows the current one, and the contents mark the part that is read.

const nav = document.getElementById("nav"), currentPage = nav.querySelector("[aria-current]");
if (currentPage?.offsetTop > nav.clientHeight) nav.scrollTop = currentPage.offsetTop - nav.clientHeight / 2;

const contentsLinks = [...document.querySelectorAll(".toc a")], headings = contentsLinks.map(targetOf);

function markCurrentPart() {
  // A part that a filter hides has no place in the window
  const current = headings.findLastIndex(heading => heading?.getClientRects()[0]?.top < 160);
  contentsLinks.forEach((link, at) => { link.ariaCurrent = at === current ? "true" : null; });
}

addEventListener("scroll", markCurrentPart, { passive: true });
markCurrentPart();
