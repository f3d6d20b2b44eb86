using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>
/// States of the United States behind a place and in a politician's party: 'Austin, TX' is 'austin, texas', '(D-MN)' 'democrat of
/// minnesota'. Two letters by USPS Publication 28, Appendix B; the short forms of newspapers by the Associated Press.
/// </summary>
internal static partial class States
{
    private static readonly Dictionary<string, string> ByTwoLetters = new(StringComparer.Ordinal)
    {
        ["AL"] = "alabama",
        ["AK"] = "alaska",
        ["AZ"] = "arizona",
        ["AR"] = "arkansas",
        ["CA"] = "california",
        ["CO"] = "colorado",
        ["CT"] = "connecticut",
        ["DE"] = "delaware",
        ["FL"] = "florida",
        ["GA"] = "georgia",
        ["HI"] = "hawaii",
        ["ID"] = "idaho",
        ["IL"] = "illinois",
        ["IN"] = "indiana",
        ["IA"] = "iowa",
        ["KS"] = "kansas",
        ["KY"] = "kentucky",
        ["LA"] = "louisiana",
        ["ME"] = "maine",
        ["MD"] = "maryland",
        ["MA"] = "massachusetts",
        ["MI"] = "michigan",
        ["MN"] = "minnesota",
        ["MS"] = "mississippi",
        ["MO"] = "missouri",
        ["MT"] = "montana",
        ["NE"] = "nebraska",
        ["NV"] = "nevada",
        ["NH"] = "new hampshire",
        ["NJ"] = "new jersey",
        ["NM"] = "new mexico",
        ["NY"] = "new york",
        ["NC"] = "north carolina",
        ["ND"] = "north dakota",
        ["OH"] = "ohio",
        ["OK"] = "oklahoma",
        ["OR"] = "oregon",
        ["PA"] = "pennsylvania",
        ["RI"] = "rhode island",
        ["SC"] = "south carolina",
        ["SD"] = "south dakota",
        ["TN"] = "tennessee",
        ["TX"] = "texas",
        ["UT"] = "utah",
        ["VT"] = "vermont",
        ["VA"] = "virginia",
        ["WA"] = "washington",
        ["WV"] = "west virginia",
        ["WI"] = "wisconsin",
        ["WY"] = "wyoming",
    };

    private static readonly Dictionary<string, string> OfNewspapers = new(StringComparer.Ordinal)
    {
        ["Ala"] = "alabama",
        ["Ariz"] = "arizona",
        ["Ark"] = "arkansas",
        ["Calif"] = "california",
        ["Colo"] = "colorado",
        ["Conn"] = "connecticut",
        ["Del"] = "delaware",
        ["Fla"] = "florida",
        ["Ga"] = "georgia",
        ["Ill"] = "illinois",
        ["Ind"] = "indiana",
        ["Kan"] = "kansas",
        ["Ky"] = "kentucky",
        ["La"] = "louisiana",
        ["Md"] = "maryland",
        ["Mass"] = "massachusetts",
        ["Mich"] = "michigan",
        ["Minn"] = "minnesota",
        ["Miss"] = "mississippi",
        ["Mo"] = "missouri",
        ["Mont"] = "montana",
        ["Neb"] = "nebraska",
        ["Nev"] = "nevada",
        ["N.H."] = "new hampshire",
        ["N.J."] = "new jersey",
        ["N.M."] = "new mexico",
        ["N.Y."] = "new york",
        ["N.C."] = "north carolina",
        ["N.D."] = "north dakota",
        ["Okla"] = "oklahoma",
        ["Ore"] = "oregon",
        ["Pa"] = "pennsylvania",
        ["R.I."] = "rhode island",
        ["S.C."] = "south carolina",
        ["S.D."] = "south dakota",
        ["Tenn"] = "tennessee",
        ["Tex"] = "texas",
        ["Vt"] = "vermont",
        ["Va"] = "virginia",
        ["Wash"] = "washington",
        ["W.Va"] = "west virginia",
        ["Wis"] = "wisconsin",
        ["Wyo"] = "wyoming",
    };

    /// <summary>Words that begin a sentence and are no place: 'Well, OK'.</summary>
    private static readonly HashSet<string> NoPlaces =
    [
        "Ah",
        "And",
        "But",
        "Fine",
        "Hello",
        "Hey",
        "Hi",
        "Like",
        "Look",
        "No",
        "Now",
        "Oh",
        "Okay",
        "Right",
        "See",
        "So",
        "Sure",
        "Thanks",
        "Then",
        "Well",
        "Why",
        "Wow",
        "Yeah",
        "Yep",
        "Yes",
    ];

    /// <summary>Whether letters stand for a state, before its postal code.</summary>
    public static bool Has(string letters) => ByTwoLetters.ContainsKey(letters) || letters is "DC" or "D.C." or "D.C";

    /// <summary>The state, or the party of a politician from it; null when the word is neither.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="written">As it stands there: a short form of newspapers has its full stop.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="near">The same where no punctuation parts the two.</param>
    public static string? Say(string core, string written, string before, string near)
    {
        if (Party().Match(core) is { Success: true } party && written[0] is '(' or '[')
        {
            var state = party.Groups["state"].Value;
            var name = Named(state, written) ?? (state.Length > 3 ? state.ToLowerInvariant() : null);
            var member = party.Groups["party"].Value switch
            {
                "D" => "democrat",
                "R" => "republican",
                _ => "independent",
            };
            var district = party.Groups["district"].Value;
            return name is null ? null
                : district.Length == 0 ? $"{member} of {name}"
                : $"{member} of {name}'s {NumberWords.Ordinal(int.Parse(district))}";
        }
        // A place stands before its state, with a comma between them.
        return near.Length == 0 && before.Length > 2 && char.IsUpper(before[0]) && !before.All(char.IsUpper) && !NoPlaces.Contains(before)
            ? Named(core, written)
            : null;
    }

    private static string? Named(string letters, string written) =>
        ByTwoLetters.GetValueOrDefault(letters)
        ?? (
            OfNewspapers.TryGetValue(letters, out var name)
            && (letters[^1] == '.' || written.Contains(letters + ".", StringComparison.Ordinal))
                ? name
                : null
        );

    [GeneratedRegex(@"^(?<party>[DRI])[-–](?<state>[A-Z]{2}|[A-Z][\p{L}.]{1,12})(?:-(?<district>\d{1,2}))?$")]
    private static partial Regex Party();
}
