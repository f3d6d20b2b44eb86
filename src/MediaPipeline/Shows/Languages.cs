namespace MediaPipeline.Shows;

/// <summary>Language codes in the forms that files want.</summary>
public static class Languages
{
    private static readonly Dictionary<string, string> Codes = new()
    {
        ["en"] = "eng",
        ["de"] = "deu",
        ["fr"] = "fra",
        ["es"] = "spa",
        ["it"] = "ita",
        ["pt"] = "por",
        ["nl"] = "nld",
        ["sv"] = "swe",
        ["da"] = "dan",
        ["no"] = "nor",
        ["fi"] = "fin",
        ["pl"] = "pol",
        ["cs"] = "ces",
        ["sk"] = "slk",
        ["hu"] = "hun",
        ["ro"] = "ron",
        ["bg"] = "bul",
        ["el"] = "ell",
        ["tr"] = "tur",
        ["ru"] = "rus",
        ["uk"] = "ukr",
        ["ar"] = "ara",
        ["he"] = "heb",
        ["fa"] = "fas",
        ["hi"] = "hin",
        ["zh"] = "zho",
        ["ja"] = "jpn",
        ["ko"] = "kor",
        ["vi"] = "vie",
        ["th"] = "tha",
        ["id"] = "ind",
        ["ca"] = "cat",
    };

    /// <summary>ISO 639-2 for ISO 639-1; <c>und</c> when unknown.</summary>
    public static string ThreeLetters(string code) => Codes.GetValueOrDefault(code, "und");
}
