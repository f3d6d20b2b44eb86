using System.Text.RegularExpressions;

namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// Whether words that Whisper wrote are words of the script, spelled by ear: 'Kristiano' is 'Christiano', '30' is
/// 'thirty'; but '40' is not 'fourteen'.
/// </summary>
internal static partial class SoundAlike
{
    /// <summary>Words at least so alike are one word, spelled by ear.</summary>
    private const double Alike = 0.55;

    /// <summary>The same for names, which Whisper spells as it likes ('Corel are' for 'Corlouer').</summary>
    private const double AlikeName = 0.25;

    /// <summary>The same for numbers: 'fifty' and 'fifteen' are alike, and not the same.</summary>
    private const double AlikeNumber = 0.9;

    /// <summary>Whether words heard, written as one, are words of the script by their spelling or their sound.</summary>
    /// <param name="heard">As Whisper wrote them.</param>
    /// <param name="script">As written in the script.</param>
    /// <param name="name">Whether a name is among the script's words.</param>
    public static bool Same(IReadOnlyList<string> heard, IReadOnlyList<GuideWord> script, bool name)
    {
        if (heard.Count == 0 || script.Count == 0)
        {
            return false;
        }
        var written = string.Concat(script.Select(w => SpokenText.Plain(w.Text)));
        var spoken = string.Concat(script.Select(w => SpokenText.Plain(w.Spoken)));
        var together = string.Concat(heard.Select(SpokenText.Plain));
        if (heard.Any(HasDigit) || script.Any(w => HasDigit(w.Text)))
        {
            // Units may be written otherwise ('20kHz'), the figures not.
            var figures = Figures(together);
            if (figures.Length > 0 && figures == Figures(written))
            {
                return true;
            }
            return Forms(heard).Any(f => SpokenText.Similarity(f, spoken) >= AlikeNumber);
        }
        var alike = name ? AlikeName : Alike;
        return SpokenText.Similarity(together, written) >= alike || SpokenText.Similarity(together, spoken) >= alike;
    }

    /// <summary>How words may be said, plain and written as one: '1500' as 'onethousandfivehundred' or 'fifteenhundred'.</summary>
    public static IEnumerable<string> Forms(IReadOnlyList<string> heard)
    {
        IEnumerable<string> forms = [""];
        foreach (var word in heard)
        {
            var own = Forms(word);
            forms = [.. forms.SelectMany(f => own.Select(o => f + o)).Take(16)];
        }
        return forms;
    }

    private static List<string> Forms(string word)
    {
        if (!HasDigit(word))
        {
            return [SpokenText.Plain(word)];
        }
        if (Number().Match(word) is not { Success: true } number)
        {
            // 'GPT-2', '44kHz': letters and figures in turn.
            return [string.Concat(Pieces().Matches(word).Select(p => HasDigit(p.Value) ? Cardinal(p.Value) : SpokenText.Plain(p.Value)))];
        }
        var whole = number.Groups["whole"].Value.Replace(",", "");
        var unit = number.Groups["currency"].Value switch
        {
            "$" => "dollars",
            "£" => "pounds",
            "€" => "euros",
            _ => number.Groups["percent"].Success ? "percent" : "",
        };
        if (number.Groups["nth"].Success && int.TryParse(whole, out var nth))
        {
            return [SpokenText.Plain(NumberWords.Ordinal(nth))];
        }
        var plural = number.Groups["plural"].Success;
        var forms = new List<string>();
        void Add(string words) => forms.Add(SpokenText.Plain(plural ? NumberWords.Plural(words) : words) + unit);
        if (number.Groups["fraction"].Success)
        {
            Add(NumberWords.Decimal(whole, number.Groups["fraction"].Value));
            return forms;
        }
        Add(NumberWords.Cardinal(whole));
        if (whole.Length is 3 or 4 && whole[0] != '0')
        {
            Add(NumberWords.Year(int.Parse(whole)));
        }
        if (whole.Length > 1)
        {
            Add(NumberWords.Digits(whole));
        }
        return forms;
    }

    private static string Cardinal(string digits) => SpokenText.Plain(NumberWords.Cardinal(digits));

    /// <summary>The figures of a text, and nothing else of it.</summary>
    public static string Figures(string text) => string.Concat(text.Where(char.IsDigit));

    private static bool HasDigit(string word) => word.Any(char.IsAsciiDigit);

    [GeneratedRegex(
        @"^\W*?(?<currency>[$£€])?(?<whole>\d[\d,]*)(?:\.(?<fraction>\d+))?(?:(?<nth>st|nd|rd|th)|(?<plural>['’]?s)|(?<percent>%))?\W*$"
    )]
    private static partial Regex Number();

    [GeneratedRegex(@"\d+|[^\d]+")]
    private static partial Regex Pieces();
}
