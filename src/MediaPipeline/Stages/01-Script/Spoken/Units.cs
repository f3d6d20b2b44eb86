using System.Text.RegularExpressions;

namespace MediaPipeline.Scripts;

/// <summary>
/// Units of measure by their signs, with the prefixes of the SI (BIPM, The International System of Units, 9th edition),
/// powers, products and quotients: 'km/h', 'm/s²', 'kg·m⁻³', 'mg/dL'.
/// </summary>
internal static partial class Units
{
    private static readonly Dictionary<char, string> Prefixes = new()
    {
        ['p'] = "pico",
        ['n'] = "nano",
        ['µ'] = "micro",
        ['m'] = "milli",
        ['c'] = "centi",
        ['d'] = "deci",
        ['h'] = "hecto",
        ['k'] = "kilo",
        ['K'] = "kilo",
        ['M'] = "mega",
        ['G'] = "giga",
        ['T'] = "tera",
        ['P'] = "peta",
        ['E'] = "exa",
    };

    /// <summary>Units that take prefixes: sign, name in the singular and the plural, the prefixes in use.</summary>
    private static readonly (string Sign, string One, string Many, string Prefixes)[] Prefixed =
    [
        ("m", "meter", "meters", "pnµmcdk"),
        ("g", "gram", "grams", "nµmk"),
        ("s", "second", "seconds", "pnµm"),
        ("Hz", "hertz", "hertz", "mkMGT"),
        ("W", "watt", "watts", "nµmkMGT"),
        ("V", "volt", "volts", "µmkM"),
        ("J", "joule", "joules", "mkMG"),
        ("Pa", "pascal", "pascals", "hkMG"),
        ("N", "newton", "newtons", "mkM"),
        ("Ω", "ohm", "ohms", "mkMG"),
        ("F", "farad", "farads", "pnµm"),
        ("H", "henry", "henries", "nµm"),
        ("T", "tesla", "teslas", "nµm"),
        ("eV", "electron volt", "electron volts", "mkMGT"),
        ("Wh", "watt hour", "watt hours", "mkMGT"),
        ("L", "liter", "liters", "µmcdh"),
        ("l", "liter", "liters", "µmcdh"),
        ("mol", "mole", "moles", "nµm"),
        ("cal", "calorie", "calories", "k"),
        ("Sv", "sievert", "sieverts", "µm"),
        ("Gy", "gray", "grays", "m"),
        ("Bq", "becquerel", "becquerels", "kMG"),
        ("bit", "bit", "bits", "kMGT"),
        ("t", "ton", "tons", "kMG"),
        ("bar", "bar", "bars", "m"),
        ("ly", "light year", "light years", "kMG"),
        ("pc", "parsec", "parsecs", "kMG"),
        ("Da", "dalton", "daltons", "kM"),
    ];

    private static readonly Dictionary<string, (string One, string Many)> All = new(StringComparer.Ordinal)
    {
        ["lb"] = ("pound", "pounds"),
        ["lbs"] = ("pound", "pounds"),
        ["oz"] = ("ounce", "ounces"),
        ["mL/min/1.73m²"] = (
            "milliliter per minute per one point seven three square meters",
            "milliliters per minute per one point seven three square meters"
        ),
        ["kwh"] = ("kilowatt hour", "kilowatt hours"),
        ["kWH"] = ("kilowatt hour", "kilowatt hours"),
        ["KWh"] = ("kilowatt hour", "kilowatt hours"),
        ["KWH"] = ("kilowatt hour", "kilowatt hours"),
        ["tsp"] = ("teaspoon", "teaspoons"),
        ["tbsp"] = ("tablespoon", "tablespoons"),
        ["gm"] = ("gram", "grams"),
        ["gms"] = ("gram", "grams"),
        ["ft"] = ("foot", "feet"),
        ["yd"] = ("yard", "yards"),
        ["yds"] = ("yard", "yards"),
        // As agents say it: 'three bed, two bath'.
        ["BR"] = ("bedroom", "bedrooms"),
        ["bd"] = ("bed", "bed"),
        ["BA"] = ("bath", "bath"),
        ["ba"] = ("bath", "bath"),
        ["mpg"] = ("mile per gallon", "miles per gallon"),
        ["IU"] = ("I U", "I U"),
        ["eV/c²"] = ("electron volt over C squared", "electron volts over C squared"),
        ["MeV/c²"] = ("mega electron volt over C squared", "mega electron volts over C squared"),
        ["GeV/c²"] = ("giga electron volt over C squared", "giga electron volts over C squared"),
        ["mi"] = ("mile", "miles"),
        ["mph"] = ("mile per hour", "miles per hour"),
        ["kph"] = ("kilometer per hour", "kilometers per hour"),
        ["gal"] = ("gallon", "gallons"),
        ["pk"] = ("pack", "packs"),
        ["qt"] = ("quart", "quarts"),
        ["qts"] = ("quart", "quarts"),
        ["bbl"] = ("barrel", "barrels"),
        ["ha"] = ("hectare", "hectares"),
        ["ac"] = ("acre", "acres"),
        ["nM"] = ("nanomolar", "nanomolar"),
        ["µM"] = ("micromolar", "micromolar"),
        ["mM"] = ("millimolar", "millimolar"),
        ["AU"] = ("astronomical unit", "astronomical units"),
        ["M☉"] = ("solar mass", "solar masses"),
        ["L☉"] = ("solar luminosity", "solar luminosities"),
        ["R☉"] = ("solar radius", "solar radii"),
        ["M⊕"] = ("earth mass", "earth masses"),
        ["R⊕"] = ("earth radius", "earth radii"),
        ["kts"] = ("knot", "knots"),
        ["kn"] = ("knot", "knots"),
        ["nmi"] = ("nautical mile", "nautical miles"),
        ["kya"] = ("thousand years ago", "thousand years ago"),
        ["Mya"] = ("million years ago", "million years ago"),
        ["Gya"] = ("billion years ago", "billion years ago"),
        ["Ma"] = ("million years ago", "million years ago"),
        ["Ga"] = ("billion years ago", "billion years ago"),
        ["fb⁻¹"] = ("inverse femtobarn", "inverse femtobarns"),
        ["pb⁻¹"] = ("inverse picobarn", "inverse picobarns"),
        ["kyr"] = ("thousand years", "thousand years"),
        ["Myr"] = ("million years", "million years"),
        ["Gyr"] = ("billion years", "billion years"),
        ["pp"] = ("percentage point", "percentage points"),
        ["p.p."] = ("percentage point", "percentage points"),
        ["ppts"] = ("percentage point", "percentage points"),
        ["pts"] = ("point", "points"),
        ["reb"] = ("rebound", "rebounds"),
        ["rebs"] = ("rebound", "rebounds"),
        ["ast"] = ("assist", "assists"),
        ["asts"] = ("assist", "assists"),
        ["INT"] = ("interception", "interceptions"),
        ["INTs"] = ("interception", "interceptions"),
        ["blks"] = ("block", "blocks"),
        ["stls"] = ("steal", "steals"),
        ["gsm"] = ("gram per square meter", "grams per square meter"),
        ["mcg"] = ("microgram", "micrograms"),
        ["lb-ft"] = ("pound foot", "pound feet"),
        ["lb·ft"] = ("pound foot", "pound feet"),
        ["ft-lb"] = ("foot pound", "foot pounds"),
        ["ft-lbs"] = ("foot pound", "foot pounds"),
        ["ft·lb"] = ("foot pound", "foot pounds"),
        ["atm"] = ("atmosphere", "atmospheres"),
        ["inHg"] = ("inch of mercury", "inches of mercury"),
        ["mmHg"] = ("millimeter of mercury", "millimeters of mercury"),
        ["mmH2O"] = ("millimeter of water", "millimeters of water"),
        ["cmH2O"] = ("centimeter of water", "centimeters of water"),
        ["U/L"] = ("unit per liter", "units per liter"),
        ["U/mL"] = ("unit per milliliter", "units per milliliter"),
        ["mEq"] = ("milliequivalent", "milliequivalents"),
        ["psi"] = ("pound per square inch", "pounds per square inch"),
        ["hp"] = ("horsepower", "horsepower"),
        ["rpm"] = ("R P M", "R P M"),
        ["bpm"] = ("beat per minute", "beats per minute"),
        ["ppm"] = ("part per million", "parts per million"),
        ["ppb"] = ("part per billion", "parts per billion"),
        ["dpi"] = ("dot per inch", "dots per inch"),
        ["ppi"] = ("pixel per inch", "pixels per inch"),
        ["ins"] = ("inch", "inches"),
        ["sec"] = ("second", "seconds"),
        ["secs"] = ("second", "seconds"),
        ["min"] = ("minute", "minutes"),
        ["mins"] = ("minute", "minutes"),
        ["h"] = ("hour", "hours"),
        ["hr"] = ("hour", "hours"),
        ["hrs"] = ("hour", "hours"),
        ["d"] = ("day", "days"),
        ["wk"] = ("week", "weeks"),
        ["wks"] = ("week", "weeks"),
        ["yr"] = ("year", "years"),
        ["yrs"] = ("year", "years"),
        ["mo"] = ("month", "months"),
        ["mos"] = ("month", "months"),
        // With models and budgets it counts billions; bytes are written out.
        ["B"] = ("billion", "billion"),
        ["bn"] = ("billion", "billion"),
        ["K"] = ("thousand", "thousand"),
        ["k"] = ("thousand", "thousand"),
        ["M"] = ("million", "million"),
        ["T"] = ("trillion", "trillion"),
        ["tn"] = ("trillion", "trillion"),
        ["KB"] = ("kilobyte", "kilobytes"),
        ["kB"] = ("kilobyte", "kilobytes"),
        ["MB"] = ("megabyte", "megabytes"),
        ["mb"] = ("megabyte", "megabytes"),
        ["GB"] = ("gigabyte", "gigabytes"),
        ["gb"] = ("gigabyte", "gigabytes"),
        ["TB"] = ("terabyte", "terabytes"),
        ["tb"] = ("terabyte", "terabytes"),
        ["PB"] = ("petabyte", "petabytes"),
        ["EB"] = ("exabyte", "exabytes"),
        ["KiB"] = ("kibibyte", "kibibytes"),
        ["MiB"] = ("mebibyte", "mebibytes"),
        ["GiB"] = ("gibibyte", "gibibytes"),
        ["TiB"] = ("tebibyte", "tebibytes"),
        // Of interest rates: nobody counts single bits a second any more.
        ["bps"] = ("basis point", "basis points"),
        ["bp"] = ("basis point", "basis points"),
        ["kbps"] = ("kilobit per second", "kilobits per second"),
        ["mbps"] = ("megabit per second", "megabits per second"),
        ["gbps"] = ("gigabit per second", "gigabits per second"),
        ["ghz"] = ("gigahertz", "gigahertz"),
        ["mhz"] = ("megahertz", "megahertz"),
        ["khz"] = ("kilohertz", "kilohertz"),
        ["Kbps"] = ("kilobit per second", "kilobits per second"),
        ["Mbps"] = ("megabit per second", "megabits per second"),
        ["Gbps"] = ("gigabit per second", "gigabits per second"),
        // Of files, as people write it; bits are told by the second.
        ["kb"] = ("kilobyte", "kilobytes"),
        ["kb/s"] = ("kilobit per second", "kilobits per second"),
        ["Mb"] = ("megabit", "megabits"),
        ["Gb"] = ("gigabit", "gigabits"),
        ["A"] = ("ampere", "amperes"),
        ["mA"] = ("milliamp", "milliamps"),
        ["µA"] = ("microamp", "microamps"),
        ["kA"] = ("kiloamp", "kiloamps"),
        ["Ah"] = ("amp hour", "amp hours"),
        ["mAh"] = ("milliamp hour", "milliamp hours"),
        ["Nm"] = ("newton meter", "newton meters"),
        ["VA"] = ("volt ampere", "volt amperes"),
        ["°C"] = ("degree celsius", "degrees celsius"),
        ["°F"] = ("degree fahrenheit", "degrees fahrenheit"),
        ["°c"] = ("degree celsius", "degrees celsius"),
        ["°f"] = ("degree fahrenheit", "degrees fahrenheit"),
        ["°K"] = ("kelvin", "kelvins"),
        ["°"] = ("degree", "degrees"),
        ["°N"] = ("degree north", "degrees north"),
        ["°S"] = ("degree south", "degrees south"),
        ["°E"] = ("degree east", "degrees east"),
        ["°W"] = ("degree west", "degrees west"),
        ["dB"] = ("decibel", "decibels"),
        ["dB(A)"] = ("decibel A", "decibels A"),
        ["dBA"] = ("decibel A", "decibels A"),
        ["dBFS"] = ("decibel full scale", "decibels full scale"),
        ["dBTP"] = ("decibel true peak", "decibels true peak"),
        ["dB/oct"] = ("decibel per octave", "decibels per octave"),
        ["dB/octave"] = ("decibel per octave", "decibels per octave"),
        ["dBm"] = ("decibel milliwatt", "decibel milliwatts"),
        ["px"] = ("pixel", "pixels"),
        ["pt"] = ("point", "point"),
        ["l/100km"] = ("liter per hundred kilometers", "liters per hundred kilometers"),
        ["L/100km"] = ("liter per hundred kilometers", "liters per hundred kilometers"),
        ["kΩ"] = ("kilohm", "kilohms"),
        ["MΩ"] = ("megohm", "megohms"),
        ["MP"] = ("megapixel", "megapixels"),
        ["fps"] = ("frame per second", "frames per second"),
        ["lm"] = ("lumen", "lumens"),
        ["lx"] = ("lux", "lux"),
        ["cd"] = ("candela", "candelas"),
        ["rad"] = ("radian", "radians"),
        ["x"] = ("times", "times"),
        ["×"] = ("times", "times"),
    };

    /// <summary>Signs that are also words, names or letters, so taken for units only when joined to their number.</summary>
    private static readonly HashSet<string> OnlyJoined = ["B", "x", "×", "k", "M", "°", "d", "tn", "mo", "ins"];

    /// <summary>Signs that mean nothing else where no number stands before them.</summary>
    private static readonly HashSet<string> AloneToo =
    [
        "kWh",
        "MWh",
        "GWh",
        "TWh",
        "kW",
        "MW",
        "GW",
        "kHz",
        "MHz",
        "GHz",
        "km",
        "kg",
        "cm",
        "mL",
        "m²",
        "km²",
        "cm²",
        "m³",
        "km³",
        "cm³",
        "mAh",
        "kPa",
        "hPa",
        "MPa",
        "mmHg",
        "mcg",
        "kcal",
        "°C",
        "°F",
    ];

    /// <summary>Signs that do so behind 'per' and 'in' alone.</summary>
    private static readonly HashSet<string> OnlyPer =
    [
        "mg",
        "ml",
        "mm",
        "MB",
        "GB",
        "TB",
        "Hz",
        "dB",
        "lb",
        "lbs",
        "oz",
        "ft",
        "yd",
        "gal",
        "qt",
        "hr",
        "yr",
        "wk",
        "mo",
        "sec",
        "min",
        "px",
    ];

    /// <summary>What a stroke before or behind one of <see cref="Imperial"/> says a second time.</summary>
    private static readonly HashSet<string> Metric = ["km", "m", "cm", "mm", "kg", "g", "L", "l", "mL", "ml", "kph", "°C"];

    /// <summary>What a stroke before or behind one of <see cref="Metric"/> says a second time.</summary>
    private static readonly HashSet<string> Imperial = ["mi", "ft", "yd", "lb", "lbs", "oz", "gal", "qt", "mph", "°F"];

    /// <summary>Signs of one letter that a number joined to it does not make a unit: 'size 5A', 'a 747F'.</summary>
    private static readonly HashSet<string> NotJoined = ["A", "N", "F", "H", "J"];

    /// <summary>Signs that mean something else apart from their number than joined to it: '300 K' and '300K', '2 T' and '2T'.</summary>
    private static readonly Dictionary<string, (string One, string Many)> Apart = new(StringComparer.Ordinal)
    {
        ["K"] = ("kelvin", "kelvins"),
        ["T"] = ("tesla", "teslas"),
    };

    /// <summary>Words that stand behind a stroke: 'kWh/day'.</summary>
    private static readonly HashSet<string> PerWords =
    [
        "day",
        "week",
        "month",
        "year",
        "hour",
        "minute",
        "second",
        "person",
        "capita",
        "user",
        "night",
        "serving",
        "token",
        "kilometer",
        "mile",
    ];

    private static readonly HashSet<string> Lengths =
    [
        "meter",
        "kilometer",
        "centimeter",
        "millimeter",
        "micrometer",
        "nanometer",
        "decimeter",
        "foot",
        "yard",
        "mile",
    ];

    static Units()
    {
        foreach (var (sign, one, many, prefixes) in Prefixed)
        {
            All.TryAdd(sign, (one, many));
            foreach (var prefix in prefixes)
            {
                All.TryAdd(prefix + sign, (Named(prefix, one), Named(prefix, many)));
            }
        }
    }

    private static string Named(char prefix, string unit) =>
        // 'a million light years', not 'a megalight year'.
        unit.StartsWith("light", StringComparison.Ordinal)
            ? $"{(prefix is 'k' ? "thousand" : prefix is 'M' ? "million" : "billion")} {unit}"
        : unit.StartsWith("electron", StringComparison.Ordinal) ? $"{Prefixes[prefix]} {unit}"
        : Prefixes[prefix] + unit;

    /// <summary>What an amount is per, behind its stroke: 'day' of '8/day'; null when it is no such word.</summary>
    public static string? Per(string text) => PerWords.Contains(text) ? $"per {text}" : null;

    /// <summary>A unit that stands behind its number, joined to it; null when there is no such unit.</summary>
    public static string? Joined(string text, bool one) =>
        // 'a 64bit system', 'going 64bit'.
        NotJoined.Contains(text)
            ? null
            : Say(text, one || text is "bit", All);

    /// <summary>A unit that stands apart from its number; null when there is no such unit.</summary>
    /// <param name="text">The unit.</param>
    /// <param name="one">Whether there is one of it, or it describes what follows.</param>
    /// <param name="after">The word after it: a single capital before a noun is a letter.</param>
    public static string? Separate(string text, bool one, string after) =>
        OnlyJoined.Contains(text) || text.Length == 1 && char.IsUpper(text[0]) && text is not ("W" or "V" or "L" or "Ω") && IsNoun(after)
            ? null
        : text is "bp" && IsSequence(after) ? (one ? "base pair" : "base pairs")
        : Apart.TryGetValue(text, out var apart) ? (one ? apart.One : apart.Many)
        : Say(text, one, All);

    /// <summary>A unit without a number: 'in km/h', 'cents per kWh', 'megahertz (MHz)'; null where its letters may be something else.</summary>
    /// <param name="text">The unit.</param>
    /// <param name="before">The word before it.</param>
    public static string? Alone(string text, string before)
    {
        text = Raised(text);
        var parts = text.Split('/');
        // 'in km/mi', 'a switch for °C/°F': the same in two systems, and nothing per anything.
        if (
            parts is [var here, var there]
            && (Metric.Contains(here) && Imperial.Contains(there) || Imperial.Contains(here) && Metric.Contains(there))
        )
        {
            return $"{Say(here, false, All)} {Say(there, false, All)}";
        }
        var isRate = parts.Length > 1 && parts.All(p => p.Length > 0) && parts.Any(p => p.Length > 1) || text is "m/s";
        return isRate || AloneToo.Contains(text) || before is "per" or "in" && OnlyPer.Contains(text)
            ? Say(text, before.ToLowerInvariant() is "per" or "a" or "an" or "each" or "every" or "one", All)
            : null;
    }

    /// <summary>What is counted in base pairs.</summary>
    private static readonly HashSet<string> Sequences =
    [
        "amplicon",
        "amplicons",
        "band",
        "deletion",
        "downstream",
        "fragment",
        "fragments",
        "genome",
        "insert",
        "insertion",
        "long",
        "product",
        "read",
        "reads",
        "region",
        "repeat",
        "sequence",
        "sequences",
        "upstream",
    ];

    /// <summary>Whether there is such a unit, joined to its number or apart.</summary>
    public static bool Has(string text) => Say(text, false, All) is not null;

    /// <summary>Whether a word names what is measured in base pairs of DNA, not in basis points: 'a 300 bp fragment'.</summary>
    public static bool IsSequence(string after) => Sequences.Contains(after);

    private static bool IsNoun(string after) => after.Length > 2 && after.All(char.IsLower) && !SpokenForms.FollowsAmount(after);

    private static string? Say(string text, bool one, Dictionary<string, (string One, string Many)> units)
    {
        if (text.Length == 0)
        {
            return null;
        }
        text = Raised(text);
        if (units.TryGetValue(text, out var plain))
        {
            return one ? plain.One : plain.Many;
        }
        if (!Compound().IsMatch(text))
        {
            return null;
        }
        var said = new List<string>();
        var over = false;
        foreach (Match part in Factors().Matches(text))
        {
            var named = part.Groups["unit"].Value;
            if (
                !units.TryGetValue(named, out var unit) && !(said.Count > 0 && PerWords.Contains(named) && (unit = (named, named)) is var _)
            )
            {
                return null;
            }
            var power = Power(part.Groups["power"].Value);
            over |= part.Groups["over"].Length > 0;
            var per = over != power < 0;
            // Only the last of a product before 'per' stands in the plural.
            if (per || one)
            {
                said.Add($"{(per ? "per " : "")}{Raised(unit.One, unit.One, Math.Abs(power))}");
            }
            else
            {
                said.Add(Raised(unit.One, unit.Many, power));
            }
        }
        for (var i = 0; i + 1 < said.Count; i++)
        {
            // 'newton meters', not 'newtons meters'.
            if (!said[i + 1].StartsWith("per ", StringComparison.Ordinal) && said[i].EndsWith('s') && !said[i].EndsWith("hertz"))
            {
                said[i] = said[i][..^1];
            }
        }
        return string.Join(' ', said);
    }

    /// <summary>A unit with its powers raised that were written as plain figures: 'km2', 'W/m2'.</summary>
    private static string Raised(string text) =>
        text.AsSpan().IndexOfAny('2', '3') < 0 ? text : PlainPower().Replace(text, p => p.Value is "2" ? "²" : "³");

    private static string Raised(string one, string unit, int power) =>
        power switch
        {
            1 => unit,
            2 when Lengths.Contains(one) => $"square {unit}",
            3 when Lengths.Contains(one) => $"cubic {unit}",
            2 => $"{unit} squared",
            3 => $"{unit} cubed",
            _ => $"{unit} to the {MediaPipeline.Speech.Alignment.NumberWords.Cardinal(power)}",
        };

    private static int Power(string text) =>
        text switch
        {
            "" => 1,
            _ when int.TryParse(Superscripts.Lowered(text.TrimStart('^')), out var power) && power is not 0 => Math.Clamp(power, -9, 9),
            _ => 1,
        };

    [GeneratedRegex(@"^[^\s\d²³⁰¹⁴-⁹⁻⁺^/·⋅*]+(?:[/·⋅*][^\s\d²³⁰¹⁴-⁹⁻⁺^/·⋅*]+|[²³⁻⁺⁰¹⁴-⁹]|\^-?\d)+$")]
    private static partial Regex Compound();

    [GeneratedRegex(@"(?<=(?:^|[/·*])(?:km|cm|mm|dm|m|ft|mi|yd)|[/·*]s)[23](?=$|[/·*])")]
    private static partial Regex PlainPower();

    [GeneratedRegex(@"(?<over>/)?[·⋅*]?(?<unit>[^/·⋅*^²³⁻⁺⁰¹⁴-⁹\d]+)(?<power>[²³⁻⁺⁰¹⁴-⁹]+|\^-?\d)?")]
    private static partial Regex Factors();
}
