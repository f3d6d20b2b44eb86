using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>
/// Gives each word of a sentence its spoken form: as a good newsreader would say it, in words alone.
/// English only; other languages keep their text, for espeak-ng to read.
/// </summary>
internal sealed partial class SpokenForms(string language, Pronunciations pronunciations)
{
    private static readonly HashSet<string> Determiners =
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "each",
        "every",
        "another",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "your",
    ];

    /// <summary>Words that follow an amount without being what it describes.</summary>
    private static readonly HashSet<string> NoNouns =
    [
        "and",
        "are",
        "from",
        "was",
        "were",
        "for",
        "with",
        "off",
        "per",
        "than",
        "that",
        "which",
        "will",
        "has",
        "had",
        "have",
        "more",
        "less",
        "apart",
        "away",
        "long",
        "wide",
        "high",
        "tall",
        "deep",
        "thick",
        "old",
        "ago",
        "later",
        "earlier",
        "today",
        "there",
        "then",
        "now",
        "here",
        "but",
        "who",
        "when",
        "while",
        "each",
        "can",
        "could",
        "would",
        "should",
        "must",
        "may",
        "might",
        "into",
        "over",
        "under",
        "above",
        "below",
        "before",
        "after",
        "between",
        "since",
        "until",
        "in",
        "on",
        "at",
        "to",
        "of",
        "by",
        "as",
        "is",
        "or",
        "if",
        "so",
        "through",
        "across",
        "around",
        "during",
        "because",
        "without",
        "within",
        "about",
        "down",
        "up",
        "out",
        "all",
        "it",
        "he",
        "she",
        "they",
        "we",
        "you",
        "the",
        "this",
    ];

    private readonly bool english = Region().Match(language).Success;

    // Canadians write either way; most of their broadcasters say the month first.
    private readonly bool british = Region().Match(language).Groups["region"].Value.ToUpperInvariant() is not ("" or "US" or "CA");

    /// <summary>The words of a sentence, each with its spoken form.</summary>
    public List<ScriptWord> Say(IReadOnlyList<RawWord> words)
    {
        IReadOnlyDictionary<int, string> told = new Dictionary<int, string>();
        if (english)
        {
            (words, told) = Pronouncers.Take(words);
        }
        var cores = Cores(words);
        // The bracket of '$(1.2) billion' ends nothing.
        bool[] ends = [.. words.Select(w => EndsClause(w) && !(w.Text[^1] == ')' && Accounted().IsMatch(w.Text)))];
        if (english)
        {
            JoinThousands(cores, ends);
        }
        var telephone = english ? Telephones.Find(cores, ends) : new bool[words.Count];
        // An opening bracket parts what stands before it from what is in it: 'No. 3 (Mar. 2021)' is no third of March.
        for (var w = 0; w + 1 < words.Count; w++)
        {
            // But 'a $3bn (£1.6bn) deal' is one of both.
            var same = Money.HasSign(cores[w]) && Money.HasSign(cores[w + 1]) && words[w + 1].Text[^1] == ')';
            ends[w] |= words[w + 1].Text[0] is '(' or '[' && !same;
        }
        var said = new List<ScriptWord>(words.Count);
        for (var w = 0; w < words.Count; w++)
        {
            var (word, core) = (words[w], cores[w]);
            var spoken =
                !english ? core.ToLowerInvariant()
                : w > 0 && Repeats(word.Text, said[w - 1].Spoken) ? ""
                : word.Code is { } code ? CodeWords.Say(code)
                : telephone[w] ? Telephones.Digits(core)
                : Listed(core) ?? Spoken(cores, ends, w, word);
            said.Add(
                new ScriptWord(
                    word.Written,
                    ForeignWords.Romanized(Spaces().Replace(spoken, " ").Trim(), language),
                    word.Line,
                    word.Column,
                    Pronunciation(core)
                        ?? (told.TryGetValue(w, out var respelling) ? Respelled(core, respelling) : null)
                        ?? (english && word.Code is null && IsAsWritten(spoken, core) ? Known(cores, ends, w) : null)
                )
            );
        }
        return said;
    }

    /// <summary>Whether a number in brackets repeats the word before it, as contracts do: 'two (2) weeks'.</summary>
    private static bool Repeats(string written, string before) =>
        Bracketed().Match(written) is { Success: true } number && NumberWords.Cardinal(number.Groups["n"].Value) == before;

    private static string[] Cores(IReadOnlyList<RawWord> words)
    {
        var cores = new string[words.Count];
        var (quoted, single, curly) = (false, false, false);
        for (var w = 0; w < words.Count; w++)
        {
            // Editors curl the mark of inches, too: 'an 11” screen'.
            var text = curly || words[w].Text.Contains('“') ? words[w].Text : words[w].Text.Replace('”', '"');
            curly = (curly || words[w].Text.Contains('“')) && !words[w].Text.Contains('”');
            // A straight quote after a number stands for inches or feet, unless it closes a quotation.
            cores[w] =
                words[w].Code is { } code ? code
                : words[w].Sign is { } sign ? sign
                : !quoted && Inches().IsMatch(text) || !single && Feet().IsMatch(text)
                    ? text.TrimStart('(', '“').TrimEnd('.', ',', ';', ':', '!', '?', ')')
                : text[0] is '–' or '('
                && BelowZero().IsMatch(text + (w + 1 < words.Count ? words[w + 1].Text : ""))
                && (w == 0 || !Quantities.IsNumber(cores[w - 1]))
                    ? "−" + Core(text)
                : Accounted().Match(text) is { Success: true } loss
                    // '12 (4.5)%' has lost nothing.
                    ? (w > 0 && Quantities.IsNumber(cores[w - 1]) ? "" : "−")
                        + $"{loss.Groups["currency"].Value}{loss.Groups["n"].Value}{loss.Groups["percent"].Value}"
                : Factorial().IsMatch(text) && w + 1 < words.Count && FollowsFactorial(text, words[w + 1].Text.TrimEnd('.', ',', ';', ':'))
                    ? text
                : Starred().Match(text) is { Success: true } starred
                && (starred.Groups["code"].Length == 0 || w > 0 && Dials(words[w - 1].Text))
                    ? starred.Groups["what"].Value
                : Dates.Shouted(Core(text));
            quoted ^= text.Count(c => c == '"') % 2 == 1 && !Inches().IsMatch(text);
            single = (single || text[0] is '\'' or '‘' && !ShortDecade().IsMatch(text)) && !SingleClosed().IsMatch(text);
        }
        return cores;
    }

    /// <summary>'5! =', 'n! grows', '5! ways': no exclamation.</summary>
    private static bool FollowsFactorial(string text, string next) =>
        next is "=" or "/" or "≈" or "ways" or "orderings" or "permutations" or "arrangements"
        || !char.IsDigit(text[0]) && char.IsLower(next.FirstOrDefault());

    /// <summary>Whether a code of a telephone follows: 'dial *67'.</summary>
    private static bool Dials(string before) =>
        before.ToLowerInvariant()
            is "dial"
                or "dialing"
                or "dialed"
                or "call"
                or "press"
                or "enter"
                or "code"
                or "codes"
                or "or"
                or "and"
                or "use";

    /// <summary>Thousands parted by spaces are one number: '1 000 000', which its last group says, beside its unit.</summary>
    private static void JoinThousands(string[] cores, bool[] ends)
    {
        for (var w = 0; w + 1 < cores.Length; w++)
        {
            var to = w;
            while (to + 1 < cores.Length && !ends[to] && Thousand().IsMatch(cores[to + 1]))
            {
                to++;
            }
            // Nobody writes zeros behind a number but of thousands; '555 010 234' may be a telephone's.
            if (to > w && FirstThousand().IsMatch(cores[w]) && Array.IndexOf(cores, "000", w + 1, to - w) >= 0)
            {
                cores[to] = string.Join(',', cores[w..(to + 1)]);
                Array.Fill(cores, "", w, to - w);
            }
        }
    }

    private string Spoken(string[] cores, bool[] ends, int w, RawWord word)
    {
        if (cores[w].Length == 0)
        {
            return "";
        }
        // What stands behind a comma or a full stop belongs to something else.
        var after = w + 1 < cores.Length && !ends[w] ? cores[w + 1] : "";
        var before = w > 0 ? cores[w - 1] : "";
        var afterThat = after.Length > 0 && w + 2 < cores.Length && !ends[w + 1] ? cores[w + 2] : "";
        // 'a $3bn (£1.6bn) deal': both describe the same.
        if (Money.HasSign(cores[w]) && Money.HasSign(after) && afterThat.Length > 0)
        {
            after = afterThat;
        }
        else if (word.Text[0] == '(' && Money.HasSign(cores[w]) && Money.HasSign(before) && w > 1)
        {
            before = cores[w - 2];
        }
        // Marks of a list within a sentence: 'either (a) or (b)', '(i) we eat, (ii) we rest'.
        if (cores[w] is "a" or "b" && word.Text.StartsWith($"({cores[w]})", StringComparison.Ordinal))
        {
            return cores[w].ToUpperInvariant();
        }
        if (word.Text is "(i)" && cores.Contains("ii") || word.Text is "(v)" or "(vi)" or "(x)" or "(xi)" && cores.Contains("iv"))
        {
            return RomanNumerals.Say(cores[w], "page", "")!;
        }
        if (
            (FeetAndInches.MinuteOfMatch(cores, ends, w) ?? Scores.Innings(cores, w) ?? Scores.Set(cores, w) ?? Scores.Game(cores, w)) is
            { } match
        )
        {
            return match;
        }
        if (ShoutedWords.HasBeside(cores[w], before, after))
        {
            return cores[w].ToLowerInvariant();
        }
        if (RomanNumerals.InList(cores, w) is { } numeral)
        {
            return numeral;
        }
        if (
            afterThat.Length > 0
            && Money.Shared(cores[w], after, afterThat, w + 3 < cores.Length ? cores[w + 3] : "", before) is { } shared
        )
        {
            return shared;
        }
        if (BettingOdds.Say(cores, w) is { } odds)
        {
            return odds;
        }
        var spoken = word.Sign is { } sign
            ? Sign(sign, before, after, cores, ends, w)
            : Verses.Say(cores[w], word.Text, before, after, afterThat)
                ?? Spoken(cores[w], before, w > 0 && ends[w - 1] ? "" : before, w > 1 ? cores[w - 2] : "", after, word.Text);
        // '35 – 45 km': a dash alone goes with the word before it, but between numbers it is said.
        return
            word.After is "-" or "–" or "—"
            && Quantities.IsNumber(cores[w])
            && w + 1 < cores.Length
            && Quantities.IsNumber(LeadingNumber(cores[w + 1]))
            ? $"{spoken} to"
            : spoken;
    }

    private static string LeadingNumber(string core) => Digits().Match(core).Value;

    /// <summary>A sign that stands alone.</summary>
    private static string Sign(string sign, string before, string after, string[] cores, bool[] ends, int w)
    {
        if (Symbols.IsNamed(sign, before, after))
        {
            return Symbols.Key(sign, after)!;
        }
        var from = w;
        while (from > 0 && !ends[from - 1])
        {
            from--;
        }
        var to = w;
        while (to + 1 < cores.Length && !ends[to])
        {
            to++;
        }
        return Money.Say(sign, before, w > 1 ? cores[w - 2] : "", after) is { Length: > 0 } money
            ? money
            : Operators.Say(sign, cores[from..w], cores[(w + 1)..(to + 1)])
                ?? Symbols.Say(sign)
                ?? LetterNames.Say(sign)
                ?? Symbols.Key(sign)
                ?? "";
    }

    /// <summary>Whether an amount describes the noun after it, and so stands in the singular: 'a five kilometer run'.</summary>
    internal static bool Describes(string before, string after) =>
        (Determiners.Contains(before.ToLowerInvariant()) || IsOwner(before))
        && (DescribesLike().IsMatch(after) || IsDescribed(before, after));

    /// <summary>'the women's 400m hurdles', but 'it's 5 miles north'.</summary>
    private static bool IsOwner(string before) =>
        before.EndsWith("'s", StringComparison.Ordinal)
        && before[..^2].ToLowerInvariant()
            is not (
                "it"
                or "that"
                or "there"
                or "here"
                or "he"
                or "she"
                or "what"
                or "who"
                or "where"
                or "how"
                or "when"
                or "let"
                or "this"
            );

    private static bool IsDescribed(string before, string after) =>
        after.Length > 2
        // 'a $6.6B Series C': behind 'a' there is one thing, whatever its name.
        && (
            after.All(c => char.IsLower(c) || c == '-')
            || before is "a" or "an" or "A" or "An" && char.IsUpper(after[0]) && after.All(char.IsLetterOrDigit)
        )
        && (!NoNouns.Contains(after) || after is "long" or "wide" or "high" or "tall" or "deep" or "thick")
        && !after.EndsWith("ly", StringComparison.Ordinal);

    /// <summary>Whether a word begins a noun: 'the', 'his'.</summary>
    internal static bool IsDeterminer(string before) => Determiners.Contains(before.ToLowerInvariant());

    /// <summary>Whether a word follows an amount without being what it counts.</summary>
    internal static bool FollowsAmount(string after) => NoNouns.Contains(after);

    /// <summary>An acronym that the host's list has as letters, or as a word; with the ending of its plural or possessive.</summary>
    private string? Listed(string core)
    {
        var ending = AcronymEnding().Match(core).Value;
        var stem = core[..^ending.Length];
        return (pronunciations.Of(core) ?? pronunciations.Of(stem)) switch
        {
            Pronunciations.AsLetters => Letters.Spell(stem) + ending,
            Pronunciations.AsWord => stem.ToLowerInvariant() + ending,
            _ => null,
        };
    }

    /// <summary>Whether the voice is given the word itself: 'vi' of 'page vi' is a six.</summary>
    private static bool IsAsWritten(string spoken, string core) => spoken.Replace(" ", "").Equals(core, StringComparison.OrdinalIgnoreCase);

    /// <summary>What espeak-ng would say otherwise than people do, in IPA between slashes; null where it is right.</summary>
    private string? Known(string[] cores, bool[] ends, int w) =>
        (WellKnown.Say(cores[w], !british) ?? Heteronyms.Say(cores, ends, w)) is { } ipa ? $"/{InRegion(ipa)}/" : null;

    /// <summary>Vowels as they are outside of America.</summary>
    private string InRegion(string ipa) =>
        british
            ? ipa.Replace("oʊ", "əʊ").Replace("oːɹ", "ɔː").Replace("ɚɹ", "əɹ").Replace("ɚ", "ə").Replace("ɛɹ", "eə").Replace("ɑːd", "ɒd")
            : ipa;

    private string? Pronunciation(string core)
    {
        if (Listed(core) is not null)
        {
            return null;
        }
        if (pronunciations.Of(core) is { } whole)
        {
            return Sounds(whole);
        }
        // 'Christiano's' is said as Christiano is, with its ending.
        return Possessives.Stem(core) is { } owner && pronunciations.Of(owner) is { } stem
            ? Sounds(stem) is var sounds && sounds.StartsWith('/')
                ? $"/{Possessives.Of(sounds.Trim('/'))}/"
                : stem + "'s"
            : null;
    }

    /// <summary>A respelling in IPA; one that is none, and what is IPA already, as it is.</summary>
    private string Sounds(string pronunciation) =>
        english && !pronunciation.StartsWith('/') && Respelling.Ipa(pronunciation) is { } ipa ? $"/{ipa}/" : pronunciation;

    /// <summary>A name as its pronouncer tells; "Nguyen's (nuh-WIN)" has its ending besides.</summary>
    private static string? Respelled(string core, string respelling) =>
        Respelling.Ipa(respelling) is not { } ipa ? null
        : Possessives.Stem(core) is not null && respelling[^1] is not ('s' or 'S' or 'z' or 'Z') ? $"/{Possessives.Of(ipa)}/"
        : $"/{ipa}/";

    private string Spoken(string core, string before, string near, string beforeThat, string after, string written)
    {
        if (core.Length == 0)
        {
            return "";
        }
        // '§230(c)'.
        if (core is ['§', .. var section] && section.TrimStart('§') is { Length: > 0 } number)
        {
            return $"section{(section[0] == '§' ? "s" : "")} {Spoken(number, "section", "section", "", after, number)}";
        }
        if (core is ['¶', .. var paragraph] && paragraph.Length > 0 && char.IsDigit(paragraph[0]))
        {
            return $"paragraph {Spoken(paragraph, "paragraph", "paragraph", "", after, paragraph)}";
        }
        return Grades.Say(core)
            ?? Letters.Unmasked(core)
            ?? Letters.OtherBase(core)
            ?? WebNames.Groups(core)
            ?? Telephones.Service(core)
            ?? (core.StartsWith("*.", StringComparison.Ordinal) ? CodeWords.Say(core) : null)
            ?? States.Say(core, written, before, near)
            ?? Citations.Say(core, written, before, beforeThat, after)
            ?? Abbreviations.Say(core, written, before, beforeThat, after)
            ?? Ranks.Say(core, before, after)
            ?? AgeGroups.Say(core, before, beforeThat)
            ?? OldMoney.Say(core, before, after)
            ?? Markets.Say(core, after)
            ?? Symbols.Card(core)
            ?? Dates.HourByLetter(core, before, after, british)
            ?? Money.Say(core, near, beforeThat, after)
            ?? Chords.Inverted(core, before)
            ?? Slashes.Say(core, near, after)
            ?? ChessMoves.Say(core)
            ?? PostalCodes.Say(core, before)
            ?? Dates.Say(core, before, after, british)
            ?? WebNames.Say(core, before)
            ?? Quantities.Say(core, before, near, beforeThat, after)
            ?? Symbols.Say(core)
            ?? Operators.Expression(core, before)
            ?? LetterNames.Say(core)
            ?? Letters.Say(core);
    }

    /// <summary>The word without quotes, brackets and punctuation around it; what belongs to it stays.</summary>
    internal static string Core(string word)
    {
        var core = Compatible
            .Plain(word)
            .Replace(' ', ',')
            .Replace('’', '\'')
            .Replace('‘', '\'')
            .Replace('μ', 'µ')
            // Signs of degrees as keyboards have them: an ordinal's, and a ring.
            .Replace("ºC", "°C")
            .Replace("ºF", "°F")
            .Replace('˚', '°')
            // As templates leave it.
            .Replace("%%", "%")
            .Replace("\u200B", "")
            .Replace("\u00AD", "")
            .Trim('"', '“', '”', '(', ')', '[', ']', '{', '}', '*', '_', '…', '—', '–', '«', '»', '`', '|', '¿', '¡');
        // 'Ṣẹ̀gun', whose letters no sign has with both of their marks; formulas have marks on single letters.
        core = MarksInNames().Replace(core, "");
        // The strokes of an absolute value belong to it: '|x|'.
        if (AbsoluteValue().Match(word) is { Success: true } absolute)
        {
            return absolute.Groups["value"].Value;
        }
        core = core.TrimEnd('.', ',', ';', ':', '!', '?', '\'', '"', '”', ')', ']', '…').TrimStart('\'', '"', '“', '(', '[', '.', ',', '…');
        // '(FDA)-approved'.
        if (core.Contains(")-", StringComparison.Ordinal) && !core.Contains('('))
        {
            core = core.Replace(")-", "-");
        }
        // The closing bracket of 'f(x)' belongs to the word.
        if (core.Count(c => c == '(') > core.Count(c => c == ')') && word.Contains(core + ")", StringComparison.Ordinal))
        {
            core += ")";
        }
        // The full stop of '.5' and of '.NET' is part of them.
        if (
            core.Length > 0
            && char.IsLetterOrDigit(core[0])
            && LeadingDot().Match(word).Groups["rest"].Value.StartsWith(core, StringComparison.Ordinal)
        )
        {
            core = "." + core;
        }
        // The full stops of 'e.g.' and 'U.S.' are part of them.
        if (Dotted().IsMatch(core) && word.Contains(core + ".", StringComparison.Ordinal))
        {
            core += ".";
        }
        // A year's apostrophe is, too: '90s.
        return ShortDecade().IsMatch(word.Replace('’', '\'').Replace('‘', '\'')) ? "'" + core : core;
    }

    private static bool EndsClause(RawWord word) =>
        word.After.Length > 0 || ",;:!?)".Contains(word.Text[^1]) && !(word.Text[0] == '(' && word.Text[^1] == ')');

    [GeneratedRegex(@"^[-−]?[\d,]+(?:\.\d+)?")]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?<=\p{L})[\u0300-\u036F]+(?=\p{L})|(?<=\p{L}{2})[\u0300-\u036F]+")]
    private static partial Regex MarksInNames();

    [GeneratedRegex(@"^\((?<n>\d{1,3})\)[.,;:]?$")]
    private static partial Regex Bracketed();

    /// <summary>Degrees and shares with a dash for their minus, by themselves or with their sign apart: '–60 °F'.</summary>
    [GeneratedRegex(@"^\(?–\d+(?:\.\d+)?[°%]")]
    private static partial Regex BelowZero();

    /// <summary>What is lost, as accounts write it: '$(1.2) billion', '(4.5)%'.</summary>
    [GeneratedRegex(
        @"^(?:(?<currency>[$€£¥])\((?<n>\d[\d,]*(?:\.\d+)?(?:[kKmMbB]|mm|bn)?)\)|\((?<n>\d[\d,]*(?:\.\d+)?)\)(?<percent>%))[.,;:!?)]*$"
    )]
    private static partial Regex Accounted();

    /// <summary>A second amount that describes the same: 'a $750K 30-year mortgage'.</summary>
    [GeneratedRegex(@"^\d+-\p{L}+$")]
    private static partial Regex DescribesLike();

    [GeneratedRegex(@"^(?:\d{1,3}|[nkNm])!$")]
    private static partial Regex Factorial();

    /// <summary>A star that belongs to the word: a service's code ('*67', '*100#', '#31#'), files of a kind ('*.mp3'), a grade ('A*'), 'Sgr A*'.</summary>
    [GeneratedRegex(@"^[(“""]*(?<what>(?<code>\*\d{2}|[*#]{1,2}\d{2,3}#)|\*\.[a-z][a-z0-9]{1,4}|A\*(?:s|[A-E*]{1,5})?|II\*)[.,;:!?)”""]*$")]
    private static partial Regex Starred();

    [GeneratedRegex(@"^\d{3}$")]
    private static partial Regex Thousand();

    [GeneratedRegex(@"^[1-9]\d{0,2}$")]
    private static partial Regex FirstThousand();

    [GeneratedRegex(@"^\(?(?<value>\|[A-Za-z]\|)[.,;:!?)]*$")]
    private static partial Regex AbsoluteValue();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^en(?:[-_](?<region>\w+))?$", RegexOptions.IgnoreCase)]
    private static partial Regex Region();

    [GeneratedRegex(@"(?:'s|s)?$")]
    private static partial Regex AcronymEnding();

    [GeneratedRegex(@"^(?:\p{L}\.)+\p{L}$|^[Pp]h\.D$|^\p{L}\.\p{L}\p{L}$")]
    private static partial Regex Dotted();

    [GeneratedRegex(
        @"^[“(]*(?:\d+'\d{1,2}|\d+[–x×-]\d+|\d+(?:\.\d+|/\d{1,3})?|1/\d\.\d{1,2}|(?:\d+-)?[1-9]/\d{1,2}|\d*[½¼¾⅓⅔⅛⅜⅝⅞])""[.,;:!?)]*$"
    )]
    private static partial Regex Inches();

    [GeneratedRegex(@"^[“(]*(?:\d{1,4}(?:\.\d+)?|\d{2,3}\+\d{1,2}|\d+[–-]\d+|\d{1,3},\d{3}|(?:\d+-)?[1-9]/(?:2|4|8)|\d*[½¼¾])'[.,;:!?)]*$")]
    private static partial Regex Feet();

    [GeneratedRegex("['’][.,;:!?)]*$")]
    private static partial Regex SingleClosed();

    [GeneratedRegex(@"^[""“(\[]*\.(?<rest>[\p{L}\d].*)$")]
    private static partial Regex LeadingDot();

    [GeneratedRegex(@"^[""(]*'\d0s\b|^[""(]*'\d\d[.,;:!?)""]*$")]
    private static partial Regex ShortDecade();
}
