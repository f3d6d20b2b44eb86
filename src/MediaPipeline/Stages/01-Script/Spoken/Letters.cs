using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>
/// Words of letters: acronyms by letters or as words, names in mixed case, letters and digits joined.
/// </summary>
internal static partial class Letters
{
    /// <summary>Acronyms that are said as words.</summary>
    private static readonly HashSet<string> SaidAsWords =
    [
        "NASA",
        "NATO",
        "UNESCO",
        "UNICEF",
        "AIDS",
        "COVID",
        "RAM",
        "ROM",
        "PIN",
        "GIF",
        "WAV",
        "CAPTCHA",
        "JPEG",
        "LIDAR",
        "RADAR",
        "LASER",
        "SCUBA",
        "OPEC",
        "FIFA",
        "BRICS",
        "MAX",
        "MIN",
        "FOMO",
        "YOLO",
        "GOAT",
        "NIMBY",
        "SARS",
        "MERS",
        "BERT",
        "LLAMA",
        "SWAT",
        "ASAP",
        "FEMA",
        "DARPA",
        "IKEA",
        "LEGO",
        "NASDAQ",
        "SIM",
        "WHO",
        "ZIP",
        "LAN",
        "WAN",
        "NIST",
        "SOTA",
        "CERN",
        "DOS",
        "BIOS",
        "GAN",
        "GANS",
        "LAMBADA",
        "MOOC",
        "POTUS",
        "YAML",
        "TOML",
        "JSON",
        "BASIC",
        "ISIS",
        "OLED",
        "CORS",
        "LINQ",
        "SIMD",
        "GAAP",
        "REIT",
        "REITS",
        "NICU",
        "PICU",
        "MRSA",
        "UKIP",
        "BIPOC",
        "FICA",
        "DACA",
        "TANF",
        "HEPA",
        "OSHA",
        "MENA",
        "ISIL",
        "PETA",
        "MAGA",
        "RICO",
        "STEM",
        "STEAM",
        "HUD",
        "CAD",
        "MIDI",
        "CRUD",
        "SOAP",
        "REST",
        "RAID",
        "GNOME",
        "WASM",
        "NAS",
        "NAT",
        "ACID",
        "DAG",
        "VAT",
        "SEAL",
        "SEALS",
        "DOGE",
        "SAG",
        "TED",
        "PAC",
        "PACS",
        "CHIP",
        "SNAP",
        "WIC",
        "ROTH",
        "SPAC",
        "SPACS",
        "TARP",
        "COLA",
        "UEFA",
        "NICE",
        "SIDS",
        "SMART",
        "CREEP",
        "SPAM",
        "COP",
        "PARC",
        "RAW",
        "SETI",
        "CUE",
        "ICE",
        "COBOL",
        "FORTRAN",
        "ARM",
    ];

    /// <summary>Words behind a number and a hyphen that are no units there: '3-in', '2-do'.</summary>
    private static readonly HashSet<string> Ordinary = ["in", "hp", "ha", "ac"];

    /// <summary>What a decade stands before with a hyphen: '70s-style'.</summary>
    private static readonly HashSet<string> OfDecades =
    [
        "style",
        "era",
        "inspired",
        "themed",
        "esque",
        "vintage",
        "born",
        "set",
        "core",
        "throwback",
    ];

    private static readonly Dictionary<string, string> KeyNames = new(StringComparer.Ordinal)
    {
        ["Ctrl"] = "control",
        ["Cmd"] = "command",
        ["Esc"] = "escape",
        ["Del"] = "delete",
    };

    /// <summary>The word as said.</summary>
    public static string Say(string core)
    {
        if (core.Contains("...", StringComparison.Ordinal) || core.Contains('…'))
        {
            // 'wait...what', with the space forgotten.
            return string.Join(' ', core.Split(["...", "…", "."], StringSplitOptions.RemoveEmptyEntries).Select(Say));
        }
        if (Option().Match(core) is { Success: true } option)
        {
            // An option of a command: '--help', '-v'.
            var dashes = option.Groups["dashes"].Length == 2 ? "dash dash" : "dash";
            var name = option.Groups["name"].Value;
            return $"{dashes} {(name.Length == 1 ? name.ToUpperInvariant() : Say(name))}";
        }
        if (FilePath().Match(core) is { Success: true } path)
        {
            var places = path.Value.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
            var slash = core.Contains('\\') ? " backslash " : " slash ";
            var root = path.Groups["root"].Value switch
            {
                "~" => "tilde slash ",
                "/" => "slash ",
                var drive => $"{drive[..1].ToUpperInvariant()} colon backslash ",
            };
            return root + string.Join(slash, places.Skip(root.StartsWith('s') ? 0 : 1).Select(Say));
        }
        if (Wireless().Match(core) is { Success: true } wireless)
        {
            return $"eight oh two dot eleven {Spell(wireless.Groups["kind"].Value)}".Trim();
        }
        // 'two Bs', but no 'Ms' and 'Is', which are words.
        if (core is [>= 'B' and <= 'Z' and not ('I' or 'M' or 'U'), 's'])
        {
            return core;
        }
        // 'COP26', 'RAID5': no formulas.
        if (Worded().Match(core) is { Success: true } worded && SaidAsWords.Contains(worded.Groups["word"].Value))
        {
            return $"{worded.Groups["word"].Value.ToLowerInvariant()} {NumberWords.Cardinal(worded.Groups["n"].Value)}";
        }
        if (ChemicalFormulas.Say(core) is { } formula)
        {
            return formula;
        }
        if (Plus().Match(core) is { Success: true } plus)
        {
            // 'Disney+', 'HDR10+', 'an A+', 'g++'.
            return $"{Say(plus.Groups["name"].Value)}{(plus.Groups["plus"].Length == 2 ? " plus plus" : " plus")}";
        }
        core = core.Trim('*', '_', '~', '^', '#', '\\', '|', '<', '>', '=', '+', '!').Replace("™", "").Replace("®", "").Replace("©", "");
        // 'quality/ price', 'the break- a goal': a space too many, or one too few.
        if (core.Length > 3 && core[^1] is '/' or '-' && core[..^1].All(c => char.IsLetter(c) || c is '\'' or '-'))
        {
            core = core[..^1];
        }
        // '18–24-year-olds', which a hyphen could part as well.
        core = FromTo().Replace(core, "-");
        if (FractionOf().Match(core) is { Success: true } fraction)
        {
            return $"{Quantities.Say(fraction.Groups["n"].Value, "", "")} {Say(fraction.Groups["of"].Value)}";
        }
        if (
            core.Contains('/')
            || core.Contains('&')
            || core.Contains('_')
            || core.Contains('–')
            || core.Contains('—')
            || core.Contains('+')
            || core.Contains('=')
            || core.Contains('@')
        )
        {
            // 'F/A-18E/F': between single letters nobody says the stroke.
            var signs = Signs()
                .Split(BetweenLetters().Replace(core, " "))
                .SelectMany(p => p.Split(' '))
                // '"The Show"—my', 'is it?—that'.
                .Select(p => p.Trim('"', '“', '”', '?', '!'))
                .Where(p => p.Length > 0);
            return string.Join(
                ' ',
                signs
                    .Select(p =>
                        Sign(p) ?? (core.Contains('&') ? Initials(p) : null) ?? Quantities.Say(p, "", "") ?? LetterNames.Say(p) ?? Part(p)
                    )
                    .Where(p => p.Length > 0)
            );
        }
        return Part(core);
    }

    /// <summary>A word masked with asterisks, as a host says it who writes it so: 'F*ck' is 'F', 'f***ing' 'effing'; null for any other.</summary>
    public static string? Unmasked(string core)
    {
        if (Masked().Match(core) is not { Success: true } masked)
        {
            return null;
        }
        var letter = masked.Groups["letter"].Value.ToUpperInvariant();
        return letter == "F" && masked.Groups["end"].Length > 0 ? $"eff{masked.Groups["end"].Value}" : letter;
    }

    /// <summary>Digits and letters of a number in another base, one by one: '0x1F', '0b101', '#FF5733'; null for any other.</summary>
    public static string? OtherBase(string core) =>
        // '1011₂'.
        InBase().Match(core)
            is { Success: true } of
            ? $"{OneByOne(of.Groups["n"].Value)} base {NumberWords.Cardinal(Superscripts.Lowered(of.Groups["base"].Value))}"
        : Based().Match(core) is { Success: true } based
            ? $"{(based.Groups["hash"].Length > 0 ? "hash" : based.Groups["x"].Length > 0 ? "zero X" : "zero B")} {OneByOne(based.Groups["n"].Value)}"
        : null;

    private static string OneByOne(string digitsAndLetters) =>
        string.Join(
            ' ',
            digitsAndLetters.Select(c => char.IsAsciiDigit(c) ? NumberWords.Cardinal(c - '0') : $"{char.ToUpperInvariant(c)}")
        );

    /// <summary>'AT' of 'AT&amp;T' and 'As' of 'Q&amp;As' are letters, and no words.</summary>
    private static string? Initials(string part) =>
        part is [>= 'A' and <= 'Z', 's'] ? part
        : part.Length <= 3 && part.All(char.IsUpper) ? Spell(part)
        : null;

    private static string? Sign(string part) =>
        part switch
        {
            "/" => "slash",
            "&" => "and",
            "+" => "plus",
            "=" => "equals",
            "@" => "at",
            "_" or "–" or "—" => "",
            _ => null,
        };

    private static string Part(string word)
    {
        if (KeyNames.TryGetValue(word, out var key))
        {
            return key;
        }
        if (word.All(char.IsLetter) && (word.Length == 1 || word.Skip(1).All(char.IsLower)))
        {
            // The plain word, and by far the commonest.
            return word.Length == 1 && char.IsUpper(word[0]) ? word : word.ToLowerInvariant();
        }
        if (word is [>= 'A' and <= 'Z', '\'', 's'])
        {
            return word;
        }
        if (Contraction().IsMatch(word))
        {
            return word.ToLowerInvariant();
        }
        // "U2's", "B12's".
        if (NumberedOwner().Match(word) is { Success: true } numbered)
        {
            return $"{Say(numbered.Groups["name"].Value)}'s";
        }
        if (ChemicalFormulas.Isotope(word) is { } isotope)
        {
            return isotope;
        }
        if (word.Contains('-') && word.Length > 1)
        {
            var parts = word.Split('-', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Any(KeyNames.ContainsKey))
            {
                return string.Join(' ', parts.Select(Part));
            }
            // Compounds of plain words stay whole, so that espeak-ng stresses them as one.
            return parts.All(p => p.All(c => char.IsLower(c) || c == '\'') || Name().IsMatch(p)) && parts.All(p => p.Length > 1)
                ? word.ToLowerInvariant()
                : string.Join(
                    ' ',
                    parts.Select(
                        (p, i) =>
                            (
                                i == 1 && parts.Length > 2 && IsNumber(parts[0]) && IsNumber(p) && !IsNumber(parts[2])
                                    ? $"to {NumberWords.Cardinal(p)}"
                                    : null
                            )
                            ?? (i == 0 && parts.Length == 2 && parts[1] is "TV" or "FM" or "AM" && CallSign().IsMatch(p) ? Spell(p) : null)
                            ?? RomanNumerals.Within(parts, i)
                            ?? (i > 0 ? Behind(parts[0], p) : null)
                            ?? (i == 0 && parts.Length > 1 && OfDecades.Contains(parts[1]) ? Dates.Say(p, "the", "", false) : null)
                            ?? OddNames.Say(p)
                            ?? Number(p)
                            ?? Quantities.Say(p, "", "")
                            ?? LetterNames.Say(p)
                            ?? (
                                p.Length > 1 ? Part(p)
                                // 'one-of-a-kind', 'rock-n-roll'.
                                : p is "a" or "n" && i > 0 && i < parts.Length - 1 ? p
                                // 'two and a-half', 'a-ha', 'a-wandering'.
                                : p is "a"
                                && i == 0
                                && parts.Length > 1
                                && (parts[1] is "half" or "ha" || parts[1].EndsWith("ing", StringComparison.Ordinal))
                                    ? p
                                : p.ToUpperInvariant()
                            )
                    )
                );
        }
        if (Doctors().Match(word) is { Success: true } doctors)
        {
            return Spell("PHD") + doctors.Groups["end"].Value;
        }
        // A lineage of a virus: 'B.1.1.7', 'XBB.1.5'.
        if (Lineage().Match(word) is { Success: true } lineage)
        {
            return $"{Spell(lineage.Groups["letters"].Value)} dot {string.Join(" dot ", lineage.Groups["n"].Captures.Select(c => Quantities.Pairs(c.Value)))}";
        }
        if (DottedWithEnding().Match(word) is { Success: true } owner)
        {
            return Spell(owner.Groups["letters"].Value.Replace(".", "")) + owner.Groups["end"].Value;
        }
        if (Dotted().IsMatch(word))
        {
            return Spell(word.Replace(".", ""));
        }
        // '46.68seconds', '2.0beta'.
        if (Lettered().Match(word) is { Success: true } lettered)
        {
            var rest = lettered.Groups["rest"].Value;
            return $"{Quantities.Number(lettered.Groups["n"].Value)} {(IsVowelless(rest.ToLowerInvariant()) ? Spell(rest) : Say(rest))}";
        }
        if (word.Contains('.'))
        {
            // File names and the like: 'script.md', 'Node.js'.
            var parts = word.Split('.', StringSplitOptions.RemoveEmptyEntries);
            var leading = word[0] == '.' ? "dot " : "";
            var said = parts.Select((p, i) => Number(p) ?? (i > 0 || word[0] == '.' ? Ending(p) : Part(p))).ToList();
            // 'Qwen2.5' has a number's point in it.
            return leading
                + string.Concat(
                    said.Select(
                        (p, i) =>
                            (
                                i == 0 ? ""
                                : char.IsDigit(parts[i - 1][^1]) && char.IsDigit(parts[i][0]) ? " point "
                                : " dot "
                            ) + p
                    )
                );
        }
        if (ChemicalFormulas.Say(word) is { } formula)
        {
            return formula;
        }
        // 'LLaMA' is the word that 'LLAMA' is.
        if (word.Length > 4 && word.Count(char.IsUpper) > 2 && SaidAsWords.Contains(word.ToUpperInvariant()))
        {
            return word.ToLowerInvariant();
        }
        // 'VPNing', 'JITed'.
        if (Done().Match(word) is { Success: true } done)
        {
            return $"{Acronym(done.Groups["letters"].Value)} {done.Groups["end"].Value}";
        }
        // 'UPnP', 'AfD', 'LHCb': a small consonant among capitals is a letter like them, as is the 'o' of 'MoD', and the 'n' of 'RnB' is 'and'.
        if (Joined().Match(word) is { Success: true } joined)
        {
            return $"{joined.Groups["a"].Value} and {joined.Groups["b"].Value}";
        }
        if (WithSmall().IsMatch(word))
        {
            return Spell(word);
        }
        // 'OSes', 'CMSes'.
        if (Hissing().Match(word) is { Success: true } hissing)
        {
            return $"{Spell(hissing.Groups["letters"].Value[..^1])} esses";
        }
        if (Capitals().Match(word) is { Success: true } capitals)
        {
            return Acronym(capitals.Groups["letters"].Value)
                + capitals.Groups["end"].Value switch
                {
                    "" => "",
                    "s" => "s",
                    _ => "'s",
                };
        }
        if (Edition().Match(word) is { Success: true } edition)
        {
            return $"{Part(edition.Groups["name"].Value)} version {Quantities.Number(edition.Groups["n"].Value)}";
        }
        if (EpisodeOfSeason().Match(word) is { Success: true } episode)
        {
            int Number(string group) => int.Parse(episode.Groups[group].Value);
            return $"season {NumberWords.Cardinal(Number("season"))} episode {NumberWords.Cardinal(Number("episode"))}";
        }
        // 'VIN 1HGCM82633A004352', 'commit 72548b0': a serial number and a hash have no words in them.
        if (Serial().IsMatch(word) || Hash().IsMatch(word))
        {
            return OneByOne(word);
        }
        if (ModelNumbers.Named(word) is { } model)
        {
            return model;
        }
        // 'MH370', 'A440': by twos.
        if (Triple().Match(word) is { Success: true } triple)
        {
            return $"{Spell(triple.Groups["letters"].Value)} {Quantities.Pairs(triple.Groups["n"].Value)}";
        }
        // 't½' of radioactive matter.
        if (word.Length > 1 && Fractions.Is(word[^1..]) && char.IsLetter(word[^2]))
        {
            return $"{Spell(word[..^1])} {Quantities.Say(word[^1..], "", "")}";
        }
        // 'the 49ers'.
        if (Team().Match(word) is { Success: true } team)
        {
            var many = NumberWords.Cardinal(team.Groups["n"].Value);
            return many + (many[^1] == 'e' ? "rs" : "ers");
        }
        if (Several().Match(word) is { Success: true } several)
        {
            // 'A100s', 'MP3s': a plural, not seconds.
            return NumberWords.Plural(Part(several.Groups["one"].Value));
        }
        if (word.Any(char.IsDigit))
        {
            return string.Join(
                ' ',
                Runs()
                    .Matches(word)
                    .Select(r =>
                        Number(r.Value) ?? OddNames.Say(r.Value) ?? (r.Length == 1 || IsVowelless(r.Value) ? Spell(r.Value) : Part(r.Value))
                    )
            );
        }
        var humps = Humps().Matches(word).Select(h => h.Value).ToList();
        for (var h = 1; h < humps.Count; h++)
        {
            // 'OPN sense' and 'WSL conf': the last capital begins the word behind it only where a word may begin so.
            if (
                humps[h].Length > 2
                && humps[h - 1].All(char.IsUpper)
                && !ShoutedWords.Begins(humps[h])
                && ShoutedWords.Begins(humps[h][1..])
            )
            {
                (humps[h - 1], humps[h]) = (humps[h - 1] + humps[h][0], humps[h][1..]);
            }
        }
        return humps.Count > 1 && !Scottish().IsMatch(word) ? string.Join(' ', humps.Select(Part)) : word.ToLowerInvariant();
    }

    /// <summary>The ending of a file's or a site's name: 'org' is a word, 'md', 'txt' and 'uk' are letters.</summary>
    public static string Ending(string part)
    {
        var letters = part.All(char.IsAsciiLetter);
        var spelled = letters && part is not ("co" or "go") && (part.Length <= 2 || !part.ToLowerInvariant().Any("aeiou".Contains));
        return spelled ? Spell(part)
            : letters ? part.ToLowerInvariant()
            : Part(part);
    }

    /// <summary>'mp' of 'mp3' is said by its letters.</summary>
    private static bool IsVowelless(string letters) =>
        letters.Length <= 3 && letters.All(char.IsAsciiLetterLower) && !letters.Any("aeiouy".Contains);

    /// <summary>The second of two that a hyphen joins: '10-yr', 'i7-13700K', 'B-52s'; null where it is said as anywhere.</summary>
    private static string? Behind(string first, string part) =>
        part is [>= 'A' and <= 'Z', 's'] ? part
        : first.All(c => char.IsAsciiDigit(c) || c is ',' or '.')
        && (part.Length > 1 || part is "Ω" or "h" or "m" or "s" or "g" or "V" or "W" or "L")
        && part.All(char.IsLetter)
        && !Ordinary.Contains(part)
            ? Units.Separate(part, true, "") ?? Units.Joined(part, true)
        // An aircraft's 'F-35B' counts no billions, as a model's 'Phi-3-14B' does.
        : first.Length == 1 && Marked().Match(part) is { Success: true } marked && char.IsLetter(first[0])
            ? $"{NumberWords.Cardinal(marked.Groups["n"].Value)} {marked.Groups["mark"].Value}"
        : char.IsLetter(first[0])
            // 'F-150', 'KC-135': by twos.
            ? part.Length == 3 && IsNumber(part) && part[0] != '0' && first.All(char.IsUpper) ? Quantities.Pairs(part)
                : Several().IsMatch("x" + part) ? NumberWords.Plural(NumberWords.Cardinal(part[..^1]))
                : ModelNumbers.Named(part) ?? ModelNumbers.Say(part, first, "")
        : null;

    private static bool IsNumber(string part) => part.Length > 0 && part.All(char.IsAsciiDigit);

    private static string? Number(string part) =>
        IsNumber(part)
            ? part.Length == 4
            && (part[0] is '1' or '2' && part[1] != '0' || part.StartsWith("20", StringComparison.Ordinal) && part[2] != '0')
                ? NumberWords.Year(int.Parse(part))
                // 'KB5001330', 'CVE-2021-44228': a name of so many digits is read digit by digit.
                : part.Length >= 5 && !part.EndsWith("000", StringComparison.Ordinal)
                    ? NumberWords.Digits(part)
                    : NumberWords.Cardinal(part)
            : null;

    private static string Acronym(string letters) =>
        SaidAsWords.Contains(letters) || ShoutedWords.Has(letters) || letters.Length >= 5 && Pronounceable().IsMatch(letters)
            ? letters.ToLowerInvariant()
            : Spell(letters);

    /// <summary>By its letters, one by one.</summary>
    public static string Spell(string letters) => string.Join(' ', letters.ToUpperInvariant().AsEnumerable());

    [GeneratedRegex(@"^(?<dashes>--?)(?<name>\p{L}[\p{L}\d-]*)$")]
    private static partial Regex Option();

    [GeneratedRegex(@"^(?<root>~|/|[A-Za-z]:(?=\\))(?:(?<=/)|[/\\])[\p{L}\d._-]+(?:[/\\][\p{L}\d._-]+)*[/\\]?$")]
    private static partial Regex FilePath();

    [GeneratedRegex(@"^(?<name>(?=\d*\p{L})[\p{L}\d]+)(?<plus>\+{1,2})$")]
    private static partial Regex Plus();

    [GeneratedRegex(@"^Ph\.D\.?(?<end>'s|s)$")]
    private static partial Regex Doctors();

    [GeneratedRegex(@"^(?<letters>[A-Z]{1,3})(?:\.(?<n>[1-9]\d{0,2})){1,4}$")]
    private static partial Regex Lineage();

    [GeneratedRegex(@"^(?<letters>(?:\p{L}\.)+\p{L}?\.?)(?<end>'s|s)$")]
    private static partial Regex DottedWithEnding();

    [GeneratedRegex(@"^(?<letters>\p{Lu}{2,})(?<end>ed|ing)$")]
    private static partial Regex Done();

    [GeneratedRegex(@"^(?<word>[A-Z]{3,})-?(?<n>[1-9]\d?)$")]
    private static partial Regex Worded();

    [GeneratedRegex("^(?<a>[A-Z])n(?<b>[A-Z])$")]
    private static partial Regex Joined();

    [GeneratedRegex(@"^(?<n>\d+\.\d+)(?<rest>\p{L}+)$")]
    private static partial Regex Lettered();

    /// <summary>'WRAZ' of 'WRAZ-TV': what American stations are called by.</summary>
    [GeneratedRegex("^[KW][A-Z]{2,3}$")]
    private static partial Regex CallSign();

    [GeneratedRegex("^(?:[A-Z]{1,3}[bcdfgjklmnpqrtvwxz][A-Z]{1,3}|[A-Z]o[A-Z]|[A-Z]{3,}[bcdfghjklmnpqrtvwxz])$")]
    private static partial Regex WithSmall();

    /// <summary>'TLSv1.3', 'SSLv3'.</summary>
    [GeneratedRegex(@"^(?<name>\p{Lu}{2,})v(?<n>\d{1,2}(?:\.\d{1,2})?)$")]
    private static partial Regex Edition();

    [GeneratedRegex(@"^S(?<season>\d{1,2})E(?<episode>\d{1,3})$")]
    private static partial Regex EpisodeOfSeason();

    [GeneratedRegex(@"^(?<n>[1-9]\d?)ers$")]
    private static partial Regex Team();

    /// <summary>Nine signs or more that change between capitals and digits twice at least.</summary>
    [GeneratedRegex(@"^(?=.{9,40}$)(?:[A-Z]+\d+[A-Z]+\d|\d+[A-Z]+\d+[A-Z]?)[A-Z\d]*$")]
    private static partial Regex Serial();

    /// <summary>Seven hexadecimal digits or more, in which letters and figures change twice.</summary>
    [GeneratedRegex(@"^(?=.{7,64}$)(?:\d+[a-f]+\d|[a-f]+\d+[a-f])[a-f\d]*$")]
    private static partial Regex Hash();

    [GeneratedRegex(@"^(?<letters>\p{Lu}+S)es$")]
    private static partial Regex Hissing();

    [GeneratedRegex(@"^(?<n>\d{1,3})(?<mark>\p{Lu})$")]
    private static partial Regex Marked();

    [GeneratedRegex(@"^(?<one>\p{L}+\d{1,4})s$")]
    private static partial Regex Several();

    [GeneratedRegex(@"^802\.11(?<kind>[a-z]{0,2})$")]
    private static partial Regex Wireless();

    [GeneratedRegex(@"^(?<n>\d{1,3}/\d{1,3}|\d*[½¼¾⅓⅔⅛⅜⅝⅞])-(?<of>\p{L}.*)$")]
    private static partial Regex FractionOf();

    [GeneratedRegex(
        @"^(?=.*\*)(?:(?<letter>[fF])[u*][c*][k*]|(?<letter>[sS])[h*][i*][t*]|(?<letter>[hH])[e*][l*][l*]|(?<letter>[dD])[a*][m*][n*]|(?<letter>[bB])[i*][t*][c*][h*]|(?<letter>[aA])[s*][s*]|(?<letter>[cCdDpP])[iu*][cns*][kst*])(?<end>ing|ed|er|e?s|y|holes?)?$"
    )]
    private static partial Regex Masked();

    [GeneratedRegex(@"(?<=(?:^|\d|[/-])[A-Z])/(?=[A-Z](?:$|[/-]))")]
    private static partial Regex BetweenLetters();

    [GeneratedRegex(@"^(?<letters>[A-Z]{1,3})(?<n>[1-9]\d\d)$")]
    private static partial Regex Triple();

    [GeneratedRegex(@"^(?:(?<x>0[xX])(?<n>[\dA-Fa-f]+)|0b(?<n>[01]+)|(?<hash>#)(?<n>(?=[A-Fa-f]*\d)[\dA-Fa-f]{6}))$")]
    private static partial Regex Based();

    [GeneratedRegex("^(?<n>[01]+(?=₂)|[0-7]+(?=₈)|[0-9A-F]+(?=₁₆)|[0-9]+(?=₁₀))(?<base>[₀-₉]+)$")]
    private static partial Regex InBase();

    [GeneratedRegex(@"(?<=^\d{1,3})–(?=\d{1,3}-\p{L})")]
    private static partial Regex FromTo();

    [GeneratedRegex(@"(?<=[/&_–—+=@])|(?=[/&_–—+=@])")]
    private static partial Regex Signs();

    [GeneratedRegex(@"^\p{Lu}?[\p{Ll}']+$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?:\p{L}\.){1,}\p{L}?\.?$")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"^(?<name>\p{Lu}{1,4}-?\d{1,4})'s$")]
    private static partial Regex NumberedOwner();

    [GeneratedRegex(@"^(?<letters>\p{Lu}{2,})(?<end>s|'s|s'|'S)?$")]
    private static partial Regex Capitals();

    [GeneratedRegex(@"\p{L}[\p{L}']*|\d+")]
    private static partial Regex Runs();

    [GeneratedRegex(@"\p{Lu}{2,}s(?!\p{Ll})|\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?\p{Ll}[\p{Ll}']*|\p{Lu}+(?:'s|s\b)?")]
    private static partial Regex Humps();

    /// <summary>'I'm', 'I'd've', 'Y'all', 'C'mon', and shouted 'DON'T': an apostrophe parts no letters from a word.</summary>
    [GeneratedRegex(@"^\p{L}(?:'\p{Ll}+)+$|^\p{Lu}+'(?:T|M|D|RE|VE|LL|ALL|EM)$")]
    private static partial Regex Contraction();

    [GeneratedRegex(@"^(Mc|Mac|O'|D'|L'|De|Le|La|Di|Van)\p{Lu}\p{Ll}+('s)?$")]
    private static partial Regex Scottish();

    /// <summary>Syllables of a vowel after at most one consonant (or a common pair), closed by at most one.</summary>
    [GeneratedRegex(
        "^(?:(?:BL|BR|CH|CL|CR|DR|FL|FR|GL|GR|PL|PR|SC|SH|SK|SL|SM|SN|SP|ST|SW|TH|TR|[BCDFGHJKLMNPQRSTVWXYZ])?[AEIOU]{1,2})(?:[BCDFGHJKLMNPQRSTVWXYZ]{1,2}[AEIOU]{1,2}|NTR[AEIOU])+[BCDFGKLMNPRSTXYZ]?$|^(?:BL|BR|CL|CR|DR|FL|FR|GL|GR|PL|PR|SP|ST|TR|[BCDFGHJKLMNPRSTVWZ])[AEIOU]{1,2}(?:[BCDFGKLMNPRSTVZ]{1,2}|CK|SH|TH)Y$|^(?:[BCDFGHJKLMNPRSTVWZ][AEIOU]){2,}[BCDFGKLMNPRSTX]?$"
    )]
    private static partial Regex Pronounceable();
}
