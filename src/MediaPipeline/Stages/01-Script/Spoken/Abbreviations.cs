using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Abbreviations that are said in full.</summary>
internal static partial class Abbreviations
{
    private static readonly Dictionary<string, string> InFull = new(StringComparer.Ordinal)
    {
        ["e.g."] = "for example",
        ["eg."] = "for example",
        ["i.e."] = "that is",
        ["E.g."] = "for example",
        ["I.e."] = "that is",
        ["ie."] = "that is",
        ["etc"] = "et cetera",
        ["vs"] = "versus",
        ["v.s."] = "versus",
        ["cf"] = "compare",
        ["Cf"] = "compare",
        ["approx"] = "approximately",
        ["al"] = "al",
        ["w/"] = "with",
        ["w/o"] = "without",
        ["W/"] = "with",
        ["W/o"] = "without",
        ["b/w"] = "black and white",
        ["aet"] = "after extra time",
        ["a.e.t."] = "after extra time",
        ["mmWave"] = "millimeter wave",
        ["Sgr"] = "sagittarius",
        ["a.k.a."] = "also known as",
        ["aka"] = "also known as",
        ["w/out"] = "without",
        ["w/in"] = "within",
        ["y/o"] = "year old",
        ["w.r.t."] = "with respect to",
        ["s.t."] = "such that",
        ["b/c"] = "because",
        ["c/o"] = "care of",
        ["n/a"] = "not applicable",
        ["N/A"] = "not applicable",
        ["viz"] = "namely",
        ["et seq"] = "and the following",
        ["incl"] = "including",
        ["excl"] = "excluding",
        ["esp"] = "especially",
        ["misc"] = "miscellaneous",
        ["sts"] = "stitches",
        ["Rep.-elect"] = "representative elect",
        ["Sen.-elect"] = "senator elect",
        ["Gov.-elect"] = "governor elect",
        ["h/o"] = "history of",
        ["s/p"] = "status post",
        ["Mkt"] = "market",
        ["mkt"] = "market",
        ["%ile"] = "percentile",
        ["prn"] = "P R N",
        ["req'd"] = "required",
        ["approx."] = "approximately",
        ["dept"] = "department",
        ["Dept"] = "department",
        ["govt"] = "government",
        ["Govt"] = "government",
        ["gov't"] = "government",
        ["Gov't"] = "government",
        ["int'l"] = "international",
        ["Int'l"] = "international",
        ["nat'l"] = "national",
        ["Nat'l"] = "national",
        ["cont'd"] = "continued",
        ["Messrs"] = "messieurs",
        ["Mme"] = "madame",
        ["Mlle"] = "mademoiselle",
        ["Xmas"] = "christmas",
        ["abt"] = "about",
        ["secs"] = "seconds",
        ["mins"] = "minutes",
        ["hrs"] = "hours",
        ["wks"] = "weeks",
        ["yrs"] = "years",
        ["yds"] = "yards",
        ["lbs"] = "pounds",
        ["mgmt"] = "management",
        ["Mgmt"] = "management",
        ["acct"] = "account",
        ["Acct"] = "account",
        ["Utd"] = "united",
        ["Qty"] = "quantity",
        ["f/k/a"] = "formerly known as",
        ["a/k/a"] = "also known as",
        ["w/c"] = "week commencing",
        ["w/e"] = "week ending",
        ["NOx"] = "nox",
        ["SOx"] = "sox",
        ["Ed.D."] = "E D D",
        ["avg"] = "average",
        ["qty"] = "quantity",
        ["Wk"] = "week",
        ["Pkwy"] = "parkway",
        ["Hwy"] = "highway",
        ["hwy"] = "highway",
        ["a.m."] = "A M",
        ["p.m."] = "P M",
        ["A.M."] = "A M",
        ["P.M."] = "P M",
        ["Ph.D."] = "P H D",
        ["PhD"] = "P H D",
        ["PhDs"] = "P H Ds",
        ["MSc"] = "M S C",
        ["BSc"] = "B S C",
        ["MScs"] = "M S Cs",
        ["BScs"] = "B S Cs",
        ["M.Sc."] = "M S C",
        ["B.Sc."] = "B S C",
        ["D.Phil."] = "D phil",
        ["P.S."] = "P S",
        ["N.B."] = "note well",
        ["P.O."] = "P O",
        ["SSgt"] = "staff sergeant",
        ["TSgt"] = "technical sergeant",
        ["MSgt"] = "master sergeant",
        ["GySgt"] = "gunnery sergeant",
        ["LCpl"] = "lance corporal",
        ["MoE"] = "M O E",
        ["p.a."] = "per annum",
        ["y.o."] = "year old",
    };

    /// <summary>Names that are said otherwise than their letters and signs.</summary>
    private static readonly Dictionary<string, string> SaidOtherwise = new(StringComparer.Ordinal)
    {
        ["C++"] = "C plus plus",
        ["C#"] = "C sharp",
        ["F#"] = "F sharp",
        [".NET"] = "dot net",
        ["YoY"] = "year over year",
        ["WoW"] = "week over week",
        ["MiG"] = "mig",
        ["DoS"] = "doss",
        ["CoV"] = "co V",
        ["7E7"] = "seven E seven",
        ["7E7s"] = "seven E sevens",
        ["dot.com"] = "dot com",
        ["dot.coms"] = "dot coms",
        ["Dot.com"] = "dot com",
        ["Dot.coms"] = "dot coms",
        ["QoQ"] = "quarter over quarter",
        ["MoM"] = "month over month",
        ["IoT"] = "I O T",
        ["M*A*S*H"] = "mash",
        ["Blink-182"] = "blink one eighty two",
        ["NVMe"] = "N V M E",
        ["AIoT"] = "A I O T",
        ["SoC"] = "S O C",
        ["SoCs"] = "S O Cs",
        ["FFmpeg"] = "F F M peg",
        ["WI-FI"] = "wi-fi",
        ["WI-Fi"] = "wi-fi",
        ["Node-RED"] = "node red",
        ["MoSCoW"] = "moscow",
        ["MrBeast"] = "mister beast",
        ["2fa"] = "two F A",
        ["AWOL"] = "a wall",
        ["HIMARS"] = "high mars",
        ["FLOPs"] = "flops",
        ["FLOPS"] = "flops",
        ["ATACMS"] = "attack ems",
        ["IgG"] = "I G G",
        ["IgM"] = "I G M",
        ["IgA"] = "I G A",
        ["IgE"] = "I G E",
        ["MiFID"] = "miffid",
        ["EtOH"] = "ethanol",
        ["AIDSinfo"] = "aids info",
        ["SCaLE"] = "scale",
        ["AT/RT"] = "A T R T",
        ["ATPase"] = "A T P ace",
        ["ATPases"] = "A T P aces",
        ["BC–AD"] = "B C to A D",
        ["BC-AD"] = "B C to A D",
        ["BCE–CE"] = "B C E to C E",
        ["BCE-CE"] = "B C E to C E",
        ["SBTi"] = "S B T I",
        ["SOFR"] = "sofer",
        ["WACC"] = "wack",
        ["YTD"] = "year to date",
        ["QTD"] = "quarter to date",
        ["MTD"] = "month to date",
        ["LSAT"] = "L sat",
        ["MCAT"] = "M cat",
        ["GMAT"] = "G mat",
        ["FICO"] = "fico",
        ["pre-9/11"] = "pre nine eleven",
        ["post-9/11"] = "post nine eleven",
        ["NVIDIA"] = "N vidia",
        ["NOAA"] = "noah",
        ["IMAX"] = "eye max",
        ["HVAC"] = "H vac",
        ["NSAID"] = "N said",
        ["NSAIDs"] = "N saids",
        ["CNET"] = "C net",
        ["CPAP"] = "see pap",
        ["FTSE"] = "footsie",
        ["TFLOPS"] = "teraflops",
        ["PFLOPS"] = "petaflops",
        ["IMAP"] = "eye map",
        ["LDAP"] = "L dap",
        ["OAUTH"] = "O auth",
        ["HODL"] = "hoddle",
        ["HODLer"] = "hoddler",
        ["HODLers"] = "hoddlers",
        ["blink-182"] = "blink one eighty two",
        ["Blink-182"] = "blink one eighty two",
        ["RISC-V"] = "risk five",
        ["DALL-E"] = "dolly",
        ["DALL·E"] = "dolly",
        ["SQLite"] = "S Q lite",
        ["DDoS"] = "D doss",
        ["DDoSed"] = "D dossed",
        ["VMware"] = "V M ware",
        ["ECMAScript"] = "eckma script",
        ["PaaS"] = "pass",
        ["IaaS"] = "I A A S",
        ["JAMstack"] = "jam stack",
        ["Jamstack"] = "jam stack",
        ["WebAuthn"] = "web auth N",
        ["TEDx"] = "ted X",
        ["RESTful"] = "restful",
        ["11ty"] = "eleventy",
        ["NAACP"] = "N double A C P",
        ["NCAA"] = "N C double A",
        ["AAA"] = "triple A",
        ["IMDb"] = "I M D B",
        ["1099"] = "ten ninety nine",
        ["PCIe"] = "P C I E",
        ["M–F"] = "monday to friday",
        ["M-F"] = "monday to friday",
        ["WWI"] = "world war one",
        ["WWII"] = "world war two",
        ["WWIII"] = "world war three",
        ["WW1"] = "world war one",
        ["WW2"] = "world war two",
        ["WW3"] = "world war three",
        ["HbA1c"] = "H B A one C",
        ["Na+"] = "N A plus",
        ["Cl-"] = "C L minus",
        ["Ca2+"] = "C A two plus",
        ["Mg2+"] = "M G two plus",
        ["Ke$ha"] = "kesha",
        ["P!nk"] = "pink",
        ["A$AP"] = "asap",
        ["Se7en"] = "seven",
        ["deadmau5"] = "dead mouse",
        ["VO₂max"] = "V O two max",
        ["VO2max"] = "V O two max",
        ["BLEU"] = "blue",
        ["CRISPR"] = "crisper",
        ["SaaS"] = "sass",
        ["QoS"] = "Q O S",
        ["VoIP"] = "voyp",
        ["GmbH"] = "G M B H",
        ["mRNA"] = "M R N A",
        ["IPv4"] = "I P V four",
        ["IPv6"] = "I P V six",
        ["LaTeX"] = "lay tek",
        ["arXiv"] = "archive",
        ["221B"] = "two twenty one B",
        ["ASP.NET"] = "A S P dot net",
        ["TCP/IP"] = "T C P I P",
        ["A/C"] = "A C",
        ["S/N"] = "signal to noise",
        ["I/O"] = "I O",
        ["A/B"] = "A B",
        ["P/E"] = "P E",
        ["k8s"] = "kubernetes",
        ["K8s"] = "kubernetes",
        ["SpO2"] = "S P O two",
        ["CI/CD"] = "C I C D",
        ["AM/FM"] = "A M F M",
        ["WYSIWYG"] = "whizzy wig",
        ["SCSI"] = "scuzzy",
        ["AI/ML"] = "A I M L",
        ["AC/DC"] = "A C D C",
        ["24/7/365"] = "twenty four seven three sixty five",
        ["401k"] = "four oh one K",
        ["OS/2"] = "O S two",
        ["H.264"] = "H two sixty four",
        ["H.265"] = "H two sixty five",
        ["4K"] = "four K",
        ["8K"] = "eight K",
    };

    /// <summary>Those that need their full stop, since without it they are other words.</summary>
    private static readonly Dictionary<string, string> WithStop = new(StringComparer.Ordinal)
    {
        ["Dr"] = "doctor",
        ["Mr"] = "mister",
        ["Mrs"] = "missus",
        ["Ms"] = "miz",
        ["Prof"] = "professor",
        ["Rep"] = "representative",
        ["Jr"] = "junior",
        ["Sr"] = "senior",
        ["Inc"] = "incorporated",
        ["Ltd"] = "limited",
        ["Corp"] = "corporation",
        ["Co"] = "company",
        ["Fig"] = "figure",
        ["Eq"] = "equation",
        ["Vol"] = "volume",
        ["Ch"] = "chapter",
        ["Sec"] = "section",
        ["Mt"] = "mount",
        ["Ft"] = "fort",
        ["Ave"] = "avenue",
        ["Blvd"] = "boulevard",
        ["Rd"] = "road",
        ["ch"] = "chapter",
        ["sec"] = "section",
        ["p"] = "page",
        ["pp"] = "pages",
        ["Pp"] = "pages",
        ["Mon"] = "monday",
        ["Tue"] = "tuesday",
        ["Tues"] = "tuesday",
        ["Wed"] = "wednesday",
        ["Thu"] = "thursday",
        ["Thur"] = "thursday",
        ["Thurs"] = "thursday",
        ["Fri"] = "friday",
        // But not 'Sun.': sentences end with the star.
        ["Sat"] = "saturday",
        ["est"] = "established",
        ["Est"] = "established",
        ["doz"] = "dozen",
        ["appt"] = "appointment",
        ["Asst"] = "assistant",
        ["Dist"] = "district",
        ["Mgr"] = "manager",
        ["Br"] = "brother",
        ["Lk"] = "lake",
        ["Sect"] = "section",
        ["sect"] = "section",
        ["s"] = "section",
        ["ss"] = "sections",
        ["Sched"] = "schedule",
        ["sched"] = "schedule",
        ["vols"] = "volumes",
        ["Flt"] = "flight",
        ["jct"] = "junction",
        ["Jct"] = "junction",
        ["Ver"] = "version",
        ["ver"] = "version",
        ["Res"] = "resolution",
        ["reg"] = "regularly",
        ["lat"] = "latitude",
        ["Lat"] = "latitude",
        ["long"] = "longitude",
        ["Long"] = "longitude",
        ["Archbp"] = "archbishop",
        ["Abp"] = "archbishop",
        ["Bp"] = "bishop",
        ["rnd"] = "round",
        ["rnds"] = "rounds",
        ["mag"] = "magnitude",
        ["Dir"] = "director",
        ["dir"] = "directed by",
        ["Vit"] = "vitamin",
        ["vit"] = "vitamin",
        ["Sens"] = "senators",
        ["Reps"] = "representatives",
        ["Profs"] = "professors",
        ["Gens"] = "generals",
        ["Govs"] = "governors",
        ["Inf"] = "infantry",
        ["Cav"] = "cavalry",
        ["Armd"] = "armored",
        ["Abn"] = "airborne",
        ["Bde"] = "brigade",
        ["arr"] = "arriving",
        ["dep"] = "departing",
        ["Dem"] = "democratic",
        ["Bros"] = "brothers",
        ["Rm"] = "room",
        ["Elev"] = "elevation",
        ["elev"] = "elevation",
        ["Pop"] = "population",
        ["pop"] = "population",
        ["Wt"] = "weight",
        ["wt"] = "weight",
        ["Ht"] = "height",
        ["ht"] = "height",
        ["Ret"] = "retired",
        ["Spc"] = "specialist",
        ["Dkt"] = "docket",
        ["Cir"] = "circuit",
        ["Bn"] = "battalion",
        ["Regt"] = "regiment",
        ["Div"] = "division",
        ["Amend"] = "amendment",
        ["amend"] = "amendment",
        ["Pres"] = "president",
        ["Atty"] = "attorney",
        ["Esq"] = "esquire",
        ["Univ"] = "university",
        ["Assn"] = "association",
        ["Assoc"] = "associates",
        ["Bldg"] = "building",
        ["bldg"] = "building",
        ["Apt"] = "apartment",
        ["Ste"] = "suite",
        ["Ln"] = "lane",
        ["Pl"] = "place",
        ["Ct"] = "court",
        ["Sq"] = "square",
        ["Rte"] = "route",
        ["Figs"] = "figures",
        ["Eqs"] = "equations",
        ["Vols"] = "volumes",
        ["Chs"] = "chapters",
        ["Secs"] = "sections",
        ["fig"] = "figure",
        ["figs"] = "figures",
        ["Op"] = "opus",
        ["op"] = "opus",
        ["Ep"] = "episode",
        ["EP"] = "episode",
        ["ep"] = "episode",
        ["Eps"] = "episodes",
        ["Pt"] = "part",
        ["pt"] = "part",
        ["Inv"] = "invoice",
        ["Chap"] = "chapter",
        ["chap"] = "chapter",
        ["mvt"] = "movement",
        ["Lvl"] = "level",
        ["lvl"] = "level",
        ["acc"] = "accuracy",
        ["Sz"] = "size",
        ["App"] = "appendix",
        ["app"] = "appendix",
        ["para"] = "paragraph",
        ["paras"] = "paragraphs",
        ["fn"] = "footnote",
        ["n"] = "note",
        ["pg"] = "page",
        ["pgs"] = "pages",
        ["Cat"] = "category",
        ["Fl"] = "floor",
        ["Amb"] = "ambassador",
        ["Msgr"] = "monsignor",
        ["Ald"] = "alderman",
        ["Fr"] = "father",
        ["Art"] = "article",
        ["Arts"] = "articles",
        ["art"] = "article",
        ["eq"] = "equation",
        ["vol"] = "volume",
        ["ed"] = "edition",
        ["eds"] = "editors",
        ["max"] = "maximum",
        ["temp"] = "temperature",
        ["tel"] = "telephone",
        ["Tel"] = "telephone",
        ["ext"] = "extension",
        ["Ext"] = "extension",
        ["orig"] = "originally",
        ["resp"] = "respectively",
        ["ibid"] = "in the same place",
        ["c"] = "circa",
        ["ca"] = "circa",
        ["b"] = "born",
        ["d"] = "died",
        ["r"] = "reigned",
        ["fl"] = "flourished",
        ["Drs"] = "doctors",
        ["Rt"] = "route",
        ["Sc"] = "scene",
        ["sc"] = "scene",
        ["Bk"] = "book",
        ["bk"] = "book",
        ["cl"] = "clause",
        ["Cl"] = "clause",
        ["ll"] = "lines",
        ["vv"] = "verses",
        ["ea"] = "each",
        ["lg"] = "large",
        ["sm"] = "small",
        ["pkg"] = "package",
        ["pkgs"] = "packages",
    };

    /// <summary>Points of the compass by their letters.</summary>
    public static IReadOnlyDictionary<string, string> Directions { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["N"] = "north",
            ["S"] = "south",
            ["E"] = "east",
            ["W"] = "west",
        };

    /// <summary>A point between two of the compass by its letters: 'northwest' of 'NW'.</summary>
    /// <param name="letters">'NE', 'NW', 'SE' or 'SW'.</param>
    public static string Intercardinal(string letters) => Directions[letters[..1]] + Directions[letters[1..]];

    private static readonly HashSet<string> WithoutStopToo = ["Dr", "Mr", "Mrs", "Ms", "Prof", "Jr", "Sr", "Inc", "Ltd"];

    /// <summary>A name that is said otherwise than its letters and signs: '1099', 'CRISPR'; null for any other.</summary>
    public static string? Otherwise(string name) => SaidOtherwise.GetValueOrDefault(name);

    /// <summary>Whether a word is known as an abbreviation, without its full stop.</summary>
    public static bool Has(string bare) =>
        InFull.ContainsKey(bare)
        || WithStop.ContainsKey(bare)
        || Ranks.InFull.ContainsKey(bare)
        || bare is "St" or "min" or "No" or "Nos" or "sq" or "cu" or "deg" or "feat"
        || IsSpoon(bare);

    private static bool IsSpoon(string bare) => bare.ToLowerInvariant() is "tsp" or "tbsp" or "tbs";

    /// <summary>Abbreviations only before a number: 'Op. 27', 'Cat. 4', 'Art. III', 'b. 1950'.</summary>
    private static readonly HashSet<string> BeforeNumber =
    [
        "Art",
        "Sect",
        "sect",
        "s",
        "ss",
        "Sched",
        "sched",
        "Ver",
        "ver",
        "Res",
        "Flt",
        "lat",
        "Lat",
        "long",
        "Long",
        "mag",
        "Arts",
        "art",
        "vv",
        "Pop",
        "pop",
        "Wt",
        "wt",
        "Ht",
        "ht",
        "Amend",
        "amend",
        "Op",
        "op",
        "Ep",
        "EP",
        "ep",
        "Eps",
        "Pt",
        "pt",
        "Inv",
        "Chap",
        "chap",
        "mvt",
        "Lvl",
        "lvl",
        "App",
        "app",
        "para",
        "paras",
        "fn",
        "n",
        "pg",
        "pgs",
        "Cat",
        "Fl",
        "Rt",
        "Sc",
        "sc",
        "Bk",
        "bk",
        "cl",
        "Cl",
        "ll",
        "b",
        "d",
        "r",
        "fl",
    ];

    /// <summary>Names that nuns have: before others 'Sr.' is senior.</summary>
    private static readonly HashSet<string> Sisters =
    [
        "Agnes",
        "Angela",
        "Anne",
        "Bernadette",
        "Catherine",
        "Clare",
        "Elizabeth",
        "Helen",
        "Jean",
        "Joan",
        "Josephine",
        "Margaret",
        "Maria",
        "Marie",
        "Mary",
        "Monica",
        "Rose",
        "Rosemary",
        "Simone",
        "Teresa",
        "Theresa",
        "Therese",
    ];

    /// <summary>Those of them that say when somebody lived.</summary>
    private static readonly HashSet<string> BeforeYear = ["b", "d", "r", "fl"];

    /// <summary>Whether a word is an abbreviation only before a number, and has one behind it.</summary>
    /// <param name="bare">The word without its full stop.</param>
    /// <param name="next">The word after it, without its punctuation.</param>
    public static bool LeadsNumber(string bare, string next) =>
        BeforeNumber.Contains(bare)
        && (
            BeforeYear.Contains(bare)
                ? Year().IsMatch(next) || bare is "b" or "d" && DayOfMonth().IsMatch(next) || Dates.Named(next) is not null
            : bare.ToLowerInvariant() is "lat" or "long" ? next.Contains('°')
            // 'Flt. UA 88'.
            : bare is "Flt" ? IsNumber(next) || next.Length == 2 && next.All(char.IsUpper)
            // 'App. B', 'see app. C', but 'the App. I like it'.
            : bare is "App" or "app" ? IsNumber(next) || next is [>= 'B' and <= 'Z' and not 'I']
            : IsNumber(next.TrimStart('#')) || RomanNumerals.IsLikely(next)
        );

    /// <summary>Whether 'd.' or 'def.' parts a winner's name from a loser's: 'Federer d. Nadal'.</summary>
    /// <param name="bare">The word without its full stop.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="after">The word after it.</param>
    public static bool IsDefeat(string bare, string before, string after) =>
        bare is "d" or "def"
        && char.IsUpper(before.FirstOrDefault())
        && (after.Length > 1 && char.IsUpper(after[0]) || after.StartsWith("No", StringComparison.Ordinal));

    /// <summary>Whether a word is a short form of a century: '19th-c'.</summary>
    public static bool IsCentury(string bare) => CenturyOf().IsMatch(bare);

    /// <summary>What stands before a year for a word: 'born' of 'b', 'circa' of 'c'.</summary>
    internal static string BesideYear(string letters) => WithStop[letters];

    internal static bool IsNumber(string next) => next.Length > 0 && char.IsDigit(next[0]);

    /// <summary>A weekday's name from its short form, with or without a full stop; null for other words.</summary>
    public static string? Weekday(string name) =>
        name is "Mon" or "Tue" or "Tues" or "Wed" or "Thu" or "Thur" or "Thurs" or "Fri" or "Sat" ? WithStop[name]
        : name is "Sun" ? "sunday"
        : name.EndsWith("day", StringComparison.Ordinal) && char.IsUpper(name[0]) ? name.ToLowerInvariant()
        : null;

    /// <summary>The full form, or null. <paramref name="written"/> tells whether a full stop stood there.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="written">The word with it.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="beforeThat">The word before that.</param>
    /// <param name="after">The word after it.</param>
    public static string? Say(string core, string written, string before, string beforeThat, string after)
    {
        if (InFull.TryGetValue(core, out var full) || SaidOtherwise.TryGetValue(core, out full))
        {
            return full;
        }
        // At a sentence's start: 'Approx.', 'Misc.'.
        if (
            core.Length > 2
            && char.IsUpper(core[0])
            && written.Contains(core + ".", StringComparison.Ordinal)
            && InFull.TryGetValue(core.ToLowerInvariant(), out full)
        )
        {
            return full;
        }
        // Where no wind blows, 'SSE' is a protocol.
        if (
            BetweenWinds().IsMatch(core)
            && (
                BeforeWind().IsMatch(before)
                || before is "the" && beforeThat is "from" or "to"
                || Quantities.IsNumber(before)
                || Units.Has(before)
                || after is "of" or "wind" or "winds"
                || IsNumber(after)
            )
        )
        {
            return $"{Directions[core[..1]]} {Intercardinal(core[1..])}";
        }
        if (core.EndsWith("'s", StringComparison.Ordinal) && SaidOtherwise.TryGetValue(core[..^2], out var owner))
        {
            return owner + "'s";
        }
        // A broadcaster is written like the spoon.
        if (IsSpoon(core) && (core is not "TBS" || Quantities.IsNumber(before)))
        {
            // 'half a teaspoon', but 'one and a half teaspoons'.
            var one = before is "1" or "a" || IsPartOfOne(before, beforeThat);
            return (core[1] is 's' or 'S' ? "teaspoon" : "tablespoon") + (one ? "" : "s");
        }
        var stopped = written.Contains(core + ".", StringComparison.Ordinal);
        if (core is "in" && stopped && Quantities.IsNumber(before))
        {
            return before is "1" || IsPartOfOne(before, beforeThat) ? "inch" : "inches";
        }
        // 'a 9-in. pan'.
        if (SizeInInches().Match(core) is { Success: true } size)
        {
            return $"{Quantities.Say(size.Groups["n"].Value, "", "")} inch";
        }
        if (stopped && IsDefeat(core, before, after))
        {
            return "defeated";
        }
        // 'Wed & Fri'.
        if (core.Length <= 5 && Weekday(core) is { } weekday && (after is "&" || before is "&" && Weekday(beforeThat) is not null))
        {
            return weekday;
        }
        if (core is "agg" or "Agg" && stopped)
        {
            return "aggregate";
        }
        if (core is "fl" && stopped && OrdinalNumber().IsMatch(before))
        {
            return "floor";
        }
        // 'Rihanna feat. Jay-Z'.
        if (
            core is "feat"
            && stopped
            && after.Length > 0
            && char.IsUpper(after[0])
            && (written[0] is '(' or '[' || char.IsUpper(before.FirstOrDefault()))
        )
        {
            return "featuring";
        }
        // 'Ex. A' of a court.
        if (core is "Ex" && stopped && (after is [>= 'A' and <= 'Z'] || IsNumber(after)))
        {
            return "exhibit";
        }
        if (core is "yo" && Quantities.IsNumber(before))
        {
            return "year old";
        }
        // A mark, and a kind of blood.
        if (WithMinus().Match(core) is { Success: true } mark)
        {
            return $"{Letters.Spell(mark.Groups["letters"].Value)} minus";
        }
        // '10 deg. C'.
        if (core is "deg" && Quantities.IsNumber(before))
        {
            return before is "1" ? "degree" : "degrees";
        }
        if (core is "C" or "F" && before is "deg")
        {
            return core is "C" ? "celsius" : "fahrenheit";
        }
        if (core is "Rev" or "rev" && stopped && after.Length > 0 && (char.IsLower(after[0]) || Money.HasSign(after)))
        {
            return "revenue";
        }
        if (core is "Gen" && stopped && after is "X" or "Y" or "Z" or "Alpha")
        {
            return "generation";
        }
        if (core is "fl" && Quantities.IsNumber(before) && after is "oz")
        {
            return "fluid";
        }
        if (core is "oz" && before is "fl")
        {
            return "ounces";
        }
        if (core is "est" && stopped && !IsNumber(after))
        {
            return "estimated";
        }
        if (core is "c" && stopped && OrdinalNumber().IsMatch(before))
        {
            return "century";
        }
        if (CenturyOf().Match(core) is { Success: true } century && stopped)
        {
            return $"{NumberWords.Ordinal(int.Parse(century.Groups["n"].Value))} century";
        }
        // A recipe's: '⅔ c. sugar', '2 T. butter'.
        if (core is "c" or "T" or "t" && stopped && Quantities.IsNumber(before) && after.Length > 2 && char.IsLower(after[0]))
        {
            var measure = core switch
            {
                "c" => "cup",
                "T" => "tablespoon",
                _ => "teaspoon",
            };
            return before is "1" || Quantities.IsPart(before) ? measure : measure + "s";
        }
        // '½ pt. of cream'.
        if (core is "pt" && Quantities.IsNumber(before) && (stopped && after is "of" || Quantities.IsPart(before)))
        {
            return before is "1" || Quantities.IsPart(before) ? "pint" : "pints";
        }
        // 'Pt. Reyes'.
        if (
            core is "Pt"
            && stopped
            && !Quantities.IsNumber(before)
            && after.Length > 1
            && char.IsUpper(after[0])
            && !RomanNumerals.IsLikely(after)
        )
        {
            return "point";
        }
        if (core is "CAT" && after is "scan" or "scans" or "scanner")
        {
            return "cat";
        }
        // The World Health Organization; a shouted 'WHO' has no article. And a medical examiner.
        if (core is "WHO" or "WHO's" or "ME" && before is "the" or "The" or "a" or "an" or "An")
        {
            return core is "ME" ? "M E" : "W H O" + core[3..];
        }
        if (core is "reg" && stopped && !Money.HasSign(after))
        {
            return null;
        }
        if (core is "Sec" && stopped && after is "of")
        {
            return "secretary";
        }
        // 'Pennsylvania Ave. NW'.
        if (
            core is "NW" or "NE" or "SW" or "SE"
            && before is "Ave" or "St" or "Blvd" or "Rd" or "Dr" or "Ct" or "Pl" or "Street" or "Avenue" or "Road" or "Drive"
        )
        {
            return Intercardinal(core);
        }
        if (core is "Ex" && stopped && after is "Order")
        {
            return "executive";
        }
        // A broadcaster's: 'on Ch. 5'.
        if (core is "Ch" && stopped && before is "on" or "On" && IsNumber(after))
        {
            return "channel";
        }
        // '2nd Bn'.
        if (core is "Bn" or "Regt" or "Div" or "Amend" && OrdinalNumber().IsMatch(before))
        {
            return WithStop[core];
        }
        // '6 mo.', but a 'mo' of its own.
        if (core is "mo" && stopped && Quantities.IsNumber(before))
        {
            return before is "1" ? "month" : "months";
        }
        // State and federal law: 'Cal. Penal Code', 'Fed. Reg.'.
        if (stopped && LawOf(core, after) is { } law)
        {
            return law;
        }
        if (core is "Reg" && stopped && before is "Fed")
        {
            return "register";
        }
        // An odds ratio.
        if (core is "OR" && after is "=")
        {
            return "O R";
        }
        if (NumberAt().Match(core) is { Success: true } numbered)
        {
            return $"number {NumberWords.Cardinal(numbered.Groups["n"].Value)}";
        }
        // 'N 40° 26′'.
        if (core is "N" or "S" or "E" or "W" && AngleAfter().IsMatch(after))
        {
            return Directions[core];
        }
        // A draft's 'Rd. 3', and a room without its full stop.
        if (core is "Rd" && stopped && IsNumber(after) && (before.Length < 3 || !char.IsUpper(before[0])))
        {
            return "round";
        }
        if (core is "Rm" && IsNumber(after))
        {
            return "room";
        }
        // 'High St', 'St John'.
        if (core is "St" && !stopped && (char.IsUpper(after.FirstOrDefault()) || char.IsUpper(before.FirstOrDefault())))
        {
            return char.IsUpper(after.FirstOrDefault()) ? "saint" : "street";
        }
        // Behind a street's name: 'Fifth Ave', '42nd Rd'.
        if (
            core is "Ave" or "Blvd" or "Rd"
            && !stopped
            && before.Length > 1
            && (char.IsUpper(before[0]) || OrdinalNumber().IsMatch(before))
            && (after.Length == 0 || !char.IsUpper(after[0]) || after is "NW" or "NE" or "SW" or "SE" or "N" or "S" or "E" or "W")
        )
        {
            return WithStop[core];
        }
        if (core is "Dec" && AngleAfter().IsMatch(after))
        {
            return "declination";
        }
        if (core is "Sun" && (written.Contains("Sun.,", StringComparison.Ordinal) || stopped && IsDay(before, after)))
        {
            return "sunday";
        }
        if (core is "v" && stopped && before.Length > 1 && char.IsUpper(before[0]) && after.Length > 1 && char.IsUpper(after[0]))
        {
            // A case at law: 'Roe v. Wade'.
            return "versus";
        }
        if (core is "Dr" && before.Length > 1 && char.IsUpper(before[0]) && !(after.Length > 0 && char.IsUpper(after[0])) && stopped)
        {
            // Behind a name a street: 'Maple Dr. was long'.
            return "drive";
        }
        // 'Shadow ft. Run the Jewels'.
        if (core is "ft" && stopped && char.IsUpper(before.FirstOrDefault()) && char.IsUpper(after.FirstOrDefault()))
        {
            return "featuring";
        }
        // A dose's 'q8h'.
        if (EverySo().Match(core) is { Success: true } every)
        {
            var span = every.Groups["of"].Value[0] switch
            {
                'h' => "hours",
                'd' => "days",
                'w' => "weeks",
                _ => "months",
            };
            return $"every {NumberWords.Cardinal(every.Groups["n"].Value)} {span}";
        }
        if (core is "pt" && before is "dew" or "melting" or "boiling")
        {
            return "point";
        }
        // A party's between others: 'Dem. and Rep. voters'.
        if (core is "Rep" && stopped && before is "and" or "or" && after.Length > 0 && char.IsLower(after[0]))
        {
            return "republican";
        }
        if (core is "Sr" && !char.IsUpper(before.FirstOrDefault()) && Sisters.Contains(after))
        {
            return "sister";
        }
        if (core is "min" && stopped && !Quantities.IsNumber(before))
        {
            // 'T+30 min.'.
            return Quantities.IsCountdown(before) ? "minutes" : "minimum";
        }
        if (core == "St" && stopped)
        {
            // Before a name a saint, after one a street.
            return after.Length > 0 && char.IsUpper(after[0]) ? "saint" : "street";
        }
        // 'vol 746', 'of mag +4.5'.
        if (core is "vol" or "Vol" && IsNumber(after))
        {
            return "volume";
        }
        if (core is "mag" or "Mag" && IsNumber(after.TrimStart('+', '-', '−')))
        {
            return "magnitude";
        }
        if (core is "Apt" or "apt" && after.StartsWith('#'))
        {
            return "apartment";
        }
        // 'staff at No 10'.
        if (core is "No" && !stopped && IsNumber(after) && (before.Length == 0 ? after is "10" or "11" : char.IsLower(before[0])))
        {
            return "number";
        }
        if (core is "No" or "Nos" or "no" or "nos" && stopped && IsNumber(after))
        {
            return core is "No" or "no" ? "number" : "numbers";
        }
        // 'v. 16' behind a place in a book; a version has a point in it.
        if (core is "v" && stopped && IsNumber(after) && !after.Contains('.'))
        {
            return "verse";
        }
        // A rent: '£1,250 pcm'.
        if (core is "pcm" && before.Length > 1 && Money.HasSign(before))
        {
            return "per calendar month";
        }
        // A letter with a full stop is these only before a number, or a month.
        if (
            core is "ch" or "sec" && !IsNumber(after)
            || core is "p" or "pp" && !IsNumber(after) && !RomanNumerals.IsLikely(after)
            || core is "c" or "ca" && !IsNumber(after) && Dates.Named(after) is null
            || BeforeNumber.Contains(core) && !LeadsNumber(core, after)
        )
        {
            return null;
        }
        // A film's director; by itself it is a folder.
        if (core is "dir" && !char.IsUpper(after.FirstOrDefault()))
        {
            return null;
        }
        // Before a number it is the franc.
        if (core is "Fr" && !(after.Length > 0 && char.IsUpper(after[0])))
        {
            return null;
        }
        // Behind a number these are units, or endings of a word ('3 ct.').
        if (
            core is "ed" or "eds" or "vol" or "fig" or "figs" or "eq" or "temp" or "ext"
            && Quantities.IsNumber(before)
            && after.Length == 0
        )
        {
            return null;
        }
        return
            (WithStop.TryGetValue(core, out full) || Ranks.InFull.TryGetValue(core, out full)) && (stopped || WithoutStopToo.Contains(core))
            ? full
            : null;
    }

    /// <summary>Whether a fraction is all there is: '½ tsp', not '1 ½ tsp'.</summary>
    private static bool IsPartOfOne(string fraction, string before) => Quantities.IsPart(fraction) && !Quantities.IsWhole(before);

    /// <summary>Whether 'Sun.' is the day between two words: 'closed Sun.', 'Sun. at noon', 'Sat. and Sun.'.</summary>
    public static bool IsDay(string before, string after) =>
        before is not ("the" or "The" or "our" or "Our" or "a")
        && (
            Dates.Named(after) is not null
            || after is "at" or "noon" or "mornings" or "nights" or "evenings"
            || IsNumber(after)
            || before is "closed" or "Closed" or "open" or "every" or "next" or "last" or "on"
            || Weekday(before) is not null && before != "Sun"
        );

    /// <summary>Whose law or rule a short name stands before: 'Cal. Penal Code'; null where it is another word.</summary>
    /// <param name="core">The name, without its full stop.</param>
    /// <param name="after">The word after it, without its punctuation.</param>
    public static string? LawOf(string core, string after) =>
        after is "Penal" or "Civ" or "Code" or "Crim" or "Reg" or "Const" or "Bus" or "Evid" or "R" or "Rev" or "Stat"
            ? core switch
            {
                "Cal" => "california",
                "Fed" => "federal",
                "Tex" => "texas",
                "Fla" => "florida",
                "Mass" => "massachusetts",
                "Pa" => "pennsylvania",
                "Ill" => "illinois",
                "Mich" => "michigan",
                "Ariz" => "arizona",
                "Colo" => "colorado",
                "Wash" => "washington",
                _ => null,
            }
            : null;

    [GeneratedRegex(@"^(?<n>\d{1,3}(?:\.\d+)?[½¼¾]?)-in$")]
    private static partial Regex SizeInInches();

    [GeneratedRegex("^(?:from|to|towards?|winds?|heading|headed|blowing|blew|due|miles|kilometers|is|was)$", RegexOptions.IgnoreCase)]
    private static partial Regex BeforeWind();

    /// <summary>Points of the compass by three letters.</summary>
    [GeneratedRegex("^(?:[NE]NE|[NW]NW|[SE]SE|[SW]SW)$")]
    private static partial Regex BetweenWinds();

    [GeneratedRegex("^(?<letters>[A-DFO]|AB)[-−–]$")]
    private static partial Regex WithMinus();

    [GeneratedRegex(@"^\d+(?:st|nd|rd|th)$")]
    private static partial Regex OrdinalNumber();

    /// <summary>'19th-c.' of '19th-c. art'.</summary>
    [GeneratedRegex(@"^(?<n>\d{1,2})(?:st|nd|rd|th)-c$")]
    private static partial Regex CenturyOf();

    [GeneratedRegex(@"^[1-9]\d{2,3}(?:[-–]\d{2,4})?$")]
    private static partial Regex Year();

    [GeneratedRegex(@"^q(?<n>[2-9]|1[02]|24)-?(?<of>h|d|wks?|mo)$")]
    private static partial Regex EverySo();

    /// <summary>'No.1', with its space forgotten.</summary>
    [GeneratedRegex(@"^[Nn]o\.(?<n>\d{1,4})$")]
    private static partial Regex NumberAt();

    [GeneratedRegex(@"^(?:[12]?\d|3[01])$")]
    private static partial Regex DayOfMonth();

    [GeneratedRegex(@"^[-−+]?\d{1,3}(?:\.\d+)?°")]
    private static partial Regex AngleAfter();
}
