import sys
from pathlib import Path
from fontTools import subset
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen

modules, output = Path(sys.argv[1]), Path(sys.argv[2])
SERIF = "@expo-google-fonts/libertinus-serif/{0}/LibertinusSerif_{0}.ttf"
CODE = "@fontsource/iosevka/files/iosevka-latin-{}.woff2"
MATH = "/usr/share/texmf/fonts/opentype/public/lm-math/latinmodern-math.otf"

latin = "20-7E,A0-17F,218-21B,2BB-2BC,2C6-2C7,2D8-2DD,300-304,306-308,30A-30C,327-328"
greek = "391-3A9,3B1-3C9,3D1,3D5,3F5"
signs = "2010-2015,2018-201E,2020-2022,2026,2030,2032-2033,2039-203A,2044,20AC,2116,2122,2190-2193,2212,2215"
small = "2070-2071,2074-208E,2090-209C,1D40,1D62-1D65"
prose = f"{latin},{greek},{signs},{small},2153-215E,2206,220F,2211,221A,221E,2248,2260,2264-2265"
cyrillic_hebrew = "400-45F,490-491,5B0-5BC,5BE,5D0-5EA,5F0-5F4"
code = (
    f"{latin},{greek},{signs},{small},1D2C-1D42,1D48,1D4F,2102,2113,2115,211D,2124,2194-2195,21A6,21D0-21D4,2200-2209,220B,"
    "220F,2211-221E,2223,2225-222B,2236,223C,2243,2245,2248,2254,2260-2261,2264-2265,226A-226B,2282-2287,2295-2299,22A4-22A5,"
    "22C5,22EE-22F1,2308-230B,2500-257F,2580-2595,25A0-25A1,25B2-25B3,25B6,25BC-25BD,25C6-25C7,25CB,25CF,2713,2717,27E8-27E9"
)
math = (
    "20-7E,A0,A3,A7,AC,AF-B1,B4,B7,D7,F7,131,237,2C6-2C7,2D8-2DA,2DC,300-308,30A-30C,332,338,391-3A9,3B1-3C9,3D1,3D5-3D6,"
    "3F0-3F1,3F4-3F5,2010-2016,2018-201D,2020-2022,2026,2032-2037,203E,2044,2057,2061-2064,20D0-20D1,20D6-20D7,20DB-20DC,20E1,"
    "20EE-20EF,2102-214F,2190-21FF,2200-22FF,2308-230B,2310,231C-231F,2322-2323,23B0-23B1,23B4-23B5,23DC-23E1,239B-23B3,"
    "25A0-25A1,25B2-25B5,25B8-25B9,25BC-25BF,25C2-25C3,25CA-25CB,25E6,25EF,2660-2663,27C2,27E6-27EB,27EE-27EF,27F5-27FF,"
    "2A00-2A06,2A0C,2A2F,2A3F,2A7D-2A7E,2A85-2A8C,2A95-2A96,2AAF-2AB0,1D400-1D56B,1D6A4-1D7CB,1D7CE-1D7E1"
)


def move(font, name, dx, advance):
    """Moves the drawing of a glyph in its box and gives the box another width."""
    charstrings, metrics = font["CFF "].cff.topDictIndex[0].CharStrings, font["hmtx"]
    pen = T2CharStringPen(advance, None)
    font.getGlyphSet()[name].draw(TransformPen(pen, (1, 0, 0, 1, dx, 0)))
    old = charstrings[name]
    charstrings[name] = pen.getCharString(old.private, old.globalSubrs)
    metrics[name] = (advance, metrics[name][1] + dx)
    accents = font["MATH"].table.MathGlyphInfo.MathTopAccentAttachment
    if name in accents.TopAccentCoverage.glyphs:
        accents.TopAccentAttachment[accents.TopAccentCoverage.glyphs.index(name)].Value += dx


def sides(font, names):
    """Where the ink of some glyphs begins and ends."""
    boxes = []
    for name in names:
        pen = BoundsPen(font.getGlyphSet())
        font.getGlyphSet()[name].draw(pen)
        boxes.append(pen.bounds)
    return min(box[0] for box in boxes), max(box[2] for box in boxes)


def even(font, fence):
    """Gives a fence one advance at every size.

    Chromium sets a fence in a box as wide as its widest size: 0.875 em for a parenthesis of 0.4 em.
    """
    variants = font["MATH"].table.MathVariants
    at = variants.VertGlyphCoverage.glyphs.index(font.getBestCmap()[ord(fence)])
    construction = variants.VertGlyphConstruction[at]
    sizes = [[record.VariantGlyph] for record in construction.MathGlyphVariantRecord[1:]]
    advance = (font["hmtx"][sizes[1][0]][0] + font["hmtx"][sizes[2][0]][0]) // 2
    if construction.GlyphAssembly:  # Its parts share one edge, and the largest size is one of them.
        sizes.append(sorted({part.glyph for part in construction.GlyphAssembly.PartRecords}))
    moved = set()
    for names in reversed(sizes):
        left, right = sides(font, names)
        old = font["hmtx"][names[0]][0]
        room = advance - (right - left)
        share = left / (left + old - right) if room > 0 and left + old > right else 0.5
        for name in set(names) - moved:
            move(font, name, round(room * share - left), advance)
        moved.update(names)


def root(font):
    """Gives the root sign one advance at every size, with its upper right corner, where the bar begins, at the same place.

    Chromium sets a root in a box with room for its widest size, and a comma after √3 stood 0.17 em away.
    """
    variants = font["MATH"].table.MathVariants
    sign = font.getBestCmap()[ord("√")]
    construction = variants.VertGlyphConstruction[variants.VertGlyphCoverage.glyphs.index(sign)]
    names = [record.VariantGlyph for record in construction.MathGlyphVariantRecord]
    names += [part.glyph for part in construction.GlyphAssembly.PartRecords]
    advance = 880  # The four larger sizes then begin where their box does, and the smallest has 0.12 em before it.
    constants = font["MATH"].table.MathConstants
    constants.RadicalKernAfterDegree.Value += font["hmtx"][sign][0] - advance
    for name in dict.fromkeys(names):
        move(font, name, advance - font["hmtx"][name][0], advance)


def mend(font):
    """What browsers do not do for a mathematical face, done in the face."""
    # Primes always stand raised: take the forms drawn for that place, which Chromium does not look up.
    raised = {prime: font.getBestCmap()[prime] + ".st" for prime in (0x2032, 0x2033, 0x2034)}
    for table in font["cmap"].tables:
        table.cmap.update({prime: name for prime, name in raised.items() if prime in table.cmap})
    for fence in "()[]{}⌈⌉⌊⌋⟨⟩⟦⟧∥‖":
        even(font, fence)
    root(font)
    # Combining marks without a width are not centred.
    for mark in (0x20D6, 0x20D7, 0x20DB, 0x20DC):
        name = font.getBestCmap()[mark]
        left, right = sides(font, [name])
        move(font, name, round(40 - left), round(right - left + 80))


def cut(source, name, family, unicodes, features):
    options = subset.Options()
    options.flavor, options.hinting, options.glyph_names = "woff2", False, False
    options.layout_features, options.name_IDs = features, [0, 1, 2, 3, 5, 6, 13, 14]
    options.drop_tables += ["FFTM", "DSIG"]
    font = subset.load_font(str(source), options)
    if source == MATH:
        mend(font)
    worker = subset.Subsetter(options)
    worker.populate(unicodes=subset.parse_unicodes(unicodes))
    worker.subset(font)
    for record in font["name"].names:  # A changed font goes by a changed name.
        if record.nameID in (1, 3, 6):
            record.string = family.replace(" ", "") if record.nameID == 6 else family
    subset.save_font(font, str(output / f"{name}.woff2"), options)


features = ["kern", "liga", "locl", "ccmp", "mark", "mkmk", "lnum", "tnum", "pnum", "case"]
for face, name in [("400Regular", "regular"), ("400Regular_Italic", "italic"), ("600SemiBold", "semibold")]:
    cut(modules / SERIF.format(face), f"lectern-serif-{name}", "Lectern Serif", prose, features)
    cut(modules / SERIF.format(face), f"lectern-serif-cyrillic-hebrew-{name}", "Lectern Serif", cyrillic_hebrew, features)
for face, name in [("400-normal", "regular"), ("400-italic", "italic")]:
    cut(modules / CODE.format(face), f"lectern-code-{name}", "Lectern Code", code, ["ccmp", "mark", "mkmk"])
cut(MATH, "lectern-math", "Lectern Math", math, ["dtls"])
