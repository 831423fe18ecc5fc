"""The search box as tests type into it."""

from collections.abc import Callable

# Types each query into the box that is open and gives what is listed: addresses, each with the numbers to call there.
TYPE = """async queries => {
  const form = document.querySelector('#find:popover-open [role=search], main [role=search]'), lists = [];
  const box = form.querySelector('[name=q]'), isAnswered = query => form.dataset.drawn === query.trim();
  box.focus();
  for (const query of queries) {
    box.value = query;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    if (!isAnswered(query)) await new Promise((done, failed) => {
      new MutationObserver((_, observer) => { if (isAnswered(query)) { observer.disconnect(); done(); } })
        .observe(form, { attributeFilter: ['data-drawn'] });
      setTimeout(() => failed(new Error(`no answer to ${query}`)), 20000);
    });
    lists.push([...form.querySelectorAll('.results > ol > li')].map(hit => (
      [hit.querySelector(':scope > a').href, [...hit.querySelectorAll('a[href^="tel:"]')].map(a => a.textContent)])));
  }
  return lists;
}"""
# For each query, its hits: a place below the site's address (the home page is `index`) and the numbers to call there.
Ask = Callable[..., list[list[tuple[str, list[str]]]]]
# Numbers that call an ambulance: nobody to talk to.
EMERGENCY = {"911", "999", "112", "000", "192", "131", "123", "106", "107"}
