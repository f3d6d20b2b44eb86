namespace MediaPipeline.Scripts;

/// <summary>Abbreviations that are said in full.</summary>
internal static class Abbreviations
{
    private static readonly Dictionary<string, string> InFull = new(StringComparer.Ordinal)
    {
        ["e.g."] = "for example",
        ["eg."] = "for example",
        ["i.e."] = "that is",
        ["ie."] = "that is",
        ["etc"] = "et cetera",
        ["vs"] = "versus",
        ["v.s."] = "versus",
        ["cf"] = "compare",
        ["approx"] = "approximately",
        ["al"] = "al",
        ["w/"] = "with",
        ["w/o"] = "without",
        ["a.k.a."] = "also known as",
        ["aka"] = "also known as",
        ["&"] = "and",
        ["+"] = "plus",
        ["="] = "equals",
        ["@"] = "at",
        ["%"] = "percent",
        ["×"] = "times",
        ["÷"] = "divided by",
        ["<"] = "less than",
        [">"] = "greater than",
        ["≈"] = "about",
        ["≤"] = "at most",
        ["≥"] = "at least",
        ["→"] = "to",
        ["a.m."] = "A M",
        ["p.m."] = "P M",
        ["A.M."] = "A M",
        ["P.M."] = "P M",
        ["Ph.D."] = "P H D",
        ["PhD"] = "P H D",
        ["PhDs"] = "P H Ds",
    };

    /// <summary>Names that are said otherwise than their letters and signs.</summary>
    private static readonly Dictionary<string, string> SaidOtherwise = new(StringComparer.Ordinal)
    {
        ["C++"] = "C plus plus",
        ["C#"] = "C sharp",
        ["F#"] = "F sharp",
        [".NET"] = "dot net",
        ["NaCl"] = "N A C L",
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
        ["Rev"] = "reverend",
        ["Gen"] = "general",
        ["Gov"] = "governor",
        ["Sen"] = "senator",
        ["Rep"] = "representative",
        ["Lt"] = "lieutenant",
        ["Col"] = "colonel",
        ["Sgt"] = "sergeant",
        ["Capt"] = "captain",
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
        ["p"] = "page",
        ["pp"] = "pages",
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
        ["c"] = "circa",
        ["ca"] = "circa",
    };

    private static readonly HashSet<string> WithoutStopToo = ["Dr", "Mr", "Mrs", "Ms", "Prof", "Jr", "Sr", "Inc", "Ltd"];

    /// <summary>The full form, or null. <paramref name="written"/> tells whether a full stop stood there.</summary>
    public static string? Say(string core, string written, string before, string after)
    {
        if (InFull.TryGetValue(core, out var full) || SaidOtherwise.TryGetValue(core, out full))
        {
            return full;
        }
        if (core is "tsp" or "tbsp")
        {
            return (core == "tsp" ? "teaspoon" : "tablespoon") + (before is "1" or "a" ? "" : "s");
        }
        var stopped = written.Contains(core + ".", StringComparison.Ordinal);
        if (core == "St" && stopped)
        {
            // Before a name a saint, after one a street.
            return after.Length > 0 && char.IsUpper(after[0]) ? "saint" : "street";
        }
        if (core is "No" or "Nos" && stopped && after.Length > 0 && char.IsDigit(after[0]))
        {
            return core == "No" ? "number" : "numbers";
        }
        // A letter with a full stop is these only before a number.
        if (core is "p" or "pp" or "c" && !(after.Length > 0 && char.IsDigit(after[0])))
        {
            return null;
        }
        return WithStop.TryGetValue(core, out full) && (stopped || WithoutStopToo.Contains(core)) ? full : null;
    }
}
