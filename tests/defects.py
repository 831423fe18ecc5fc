"""Every fault that the check of a built folder must notice, by name, planted in the small site."""

from small_site import URL, Defect, added, document, redirect

_LISTED = f"<url><loc>{URL}safety/</loc></url>"
_LONELY = f"<url><loc>{URL}lonely/</loc></url>"
_GONE = f"<url><loc>{URL}gone/</loc></url>"
_CANONICAL = f'"canonical" href="{URL}'
_LOOP = {"a/index.html": redirect("../b/"), "b/index.html": redirect("../a/")}

ADDRESSES = {
    "broken page link": added('<a href="dose/">x</a>', "a page that does not exist; did you mean doses/?"),
    "wrong anchor": Defect("that doses/ does not have; did you mean half-life?", "#half-live", "#half-life"),
    "wrong case": added('<a href="Doses/">x</a>', "in the wrong case; the right spelling is doses/"),
    "missing image": added('<img src="assets/pil.svg" alt="">', "a file that does not exist"),
    "absolute link leaving the subpath": added('<a href="/doses/">x</a>', "leaves the site"),
    "folder without slash": added('<a href="doses">x</a>', "lacks the slash"),
    "mailto typo": added('<a href="mailto:someone@example">x</a>', "no e-mail address"),
    "misspelt scheme": added('<a href="mialto:someone@example.org">x</a>', "did you mean mailto?"),
    "bad tel": added('<a href="tel:+44 1632 96O961">x</a>', "no number to dial"),
    "raw HTML href": Defect("a page that does not", '<p><a href="../x/', '<p><a href="../doses/', "safety/index.html"),
    "raw HTML wrong anchor": Defect("#rare, that this page", '"#rare"', '"#raw"', "safety/index.html"),
    "srcset": Defect("pill@3x.svg” leads to a file", "pill@3x.svg", "pill@2x.svg"),
    "CSS url()": Defect("did you mean assets/pill.svg?", "pil.svg", "pill.svg", "assets/site.css"),
    "404 page, relative assets": Defect("start it with /drug/", "assets/", "/drug/assets/", "404.html"),
    "http://": added('<a href="http://example.com/">x</a>', "is insecure"),
    "http:// to ourselves": added('<a href="http://example.org/drug/">x</a>', "is insecure"),
    "link to an old address": added('<a href="old/">x</a>', "only redirects; link to safety/"),
    "empty link": added('<a href="">x</a>', "is empty"),
    "bare hash": added('<a href="#">x</a>', "leads nowhere"),
    "script as a link": added('<a href="javascript:void(0)">x</a>', "runs a script"),
    "no address at all": added('<a href="https://[x/">x</a>', "is not an address"),
}

THIRD_PARTIES = {
    "script from elsewhere": added('<script src="https://example.com/x.js"></script>', "ask another host"),
    "picture from elsewhere": added('<img src="//example.com/x.png" alt="">', "ask another host"),
    "form sent elsewhere": added('<form action="https://example.com/"></form>', "ask another host"),
    "early connection": added('<link rel="preconnect" href="https://example.com">', "ask another host"),
    "inline style": added('<p style="background:url(https://example.com/x.png)">x</p>', "ask another host"),
    "imported style": Defect("another host", '@import "//example.com";b', "b", "assets/site.css"),
}

STRUCTURE = {
    "duplicate id": added('<p id="ref">x</p>', "“ref” stands twice"),
    "undefined footnote": added("<p>Calm.[^nothing]</p>", "a footnote nobody defined"),
    "undefined reference link": added("<p>See [the <em>doses</em>][dose].</p>", "reference link nobody defined"),
    "unresolved inline link": added("<div>See [doses](doses.md).</div>", "a Markdown link that stayed text"),
    "unresolved attributes": added("<p>Text {: .lead}</p>", "attributes that stayed text"),
    "unresolved box": added("<p>!!! call\nRing.</p>", "a box that stayed text"),
    "unresolved block": added("<p>/// caption</p>", "a block that stayed text"),
    "unresolved table": added("<p>[[trial: panic]]</p>", "a table from the data that stayed text"),
    "unresolved snippet": added('<p>--8<-- "shared.md"</p>', "a snippet that stayed text"),
    "reference to a missing id": added('<p aria-labelledby="nobody">x</p>', "points to “nobody”"),
    "two main headings": added("<h1>More</h1>", "is a second <h1>"),
    "no main heading": Defect("no main heading", "<h2>Doses</h2>", "<h1>Doses</h1>", "doses/index.html"),
    "skipped heading step": added("<h3>Deep</h3>", "skips a step, h1 to h3"),
}

WHOLE = {
    "orphan page": Defect(
        words="an orphan: no other page links here",
        new=_LISTED + _LONELY,
        old=_LISTED,
        file="sitemap.xml",
        others={"lonely/index.html": document("lonely/", "Lonely", "<h1>Lonely</h1>")},
        blamed="lonely/index.html",
    ),
    "sitemap lists too much": Defect("no page of this site", _LISTED + _GONE, _LISTED, "sitemap.xml"),
    "sitemap lists too little": Defect(f"does not list {URL}safety/", "", _LISTED, "sitemap.xml"),
    "no sitemap": Defect("missing", others={"sitemap.xml": None}, blamed="sitemap.xml"),
    "broken sitemap": Defect("is not well-formed", "<urlset", "</urlset>", "sitemap.xml"),
    "canonical mismatch": Defect("address is https", _CANONICAL + "safety/", _CANONICAL + "doses/", "doses/index.html"),
    "no canonical": Defect("has no canonical address", "author", "canonical", "doses/index.html"),
    "no title": Defect("has no title", "<title></title>", "<title>Doses</title>", "doses/index.html"),
    "same title": Defect("same title as", "<title>Doses<", "<title>Safety<", "safety/index.html"),
    "no description": Defect("has no meta description", '"robots"', '"description"', "doses/index.html"),
    "same description": Defect("same meta description as", "About doses", "About safety", "safety/index.html"),
    "redirect loop": Defect("loop, a/index.html to b/index.html to a", others=_LOOP, blamed="a/index.html"),
    "redirect to itself": Defect("a redirect loop", others={"a/index.html": redirect("")}, blamed="a/index.html"),
    "redirect chain": Defect("chain", others={"a/index.html": redirect("../old/")}, blamed="a/index.html"),
    "redirect to nothing": Defect("does not exist", "../safely/", "../safety/", "old/index.html"),
    "no 404 page": Defect("mistyped addresses", others={"404.html": None}, blamed="404.html"),
}

# Faults that only a browser sees, each with the word of its kind.
LIVE = {
    "link made by a script": added(
        "<script>document.body.append(Object.assign(document.createElement('a'), {href: 'dose/'}))</script>",
        "a page that does not exist; did you mean doses/?",
    ),
    "request made by a script": added("<script>new Image().src = 'https://example.com/x.png'</script>", "example.com"),
    "file missing for a script": added("<script>fetch('nothing.json')</script>", "404"),
    "error in a script": added("<script>nothing()</script>", "nothing is not defined"),
    "complaint of a script": added("<script>console.warn('oh dear')</script>", "oh dear"),
    "sideways scroll": added('<pre style="width:60rem">x</pre>', "sideways"),
}
