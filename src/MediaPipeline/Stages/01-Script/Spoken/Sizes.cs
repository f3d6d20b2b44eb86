using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Sizes of pictures, boards and rooms, ratios, lenses and stars: '1920x1080', '4x6 in', '2x4s', '16:9', 'f/1.8', '4.5★'.</summary>
internal static partial class Sizes
{
    private static readonly HashSet<string> AspectRatios = ["16:9", "9:16", "4:3", "21:9", "2.39:1", "1.85:1"];

    /// <summary>What has a ratio of its sides.</summary>
    private static readonly HashSet<string> Framed = ["aspect", "crop", "format", "frame", "image", "photo", "picture", "sensor", "video"];

    /// <summary>Words that make a picture's or a board's size of '4×4', which is a product elsewhere.</summary>
    private static readonly HashSet<string> Sized =
    [
        "grid",
        "grids",
        "matrix",
        "matrices",
        "image",
        "images",
        "array",
        "board",
        "table",
        "pixels",
        "square",
        "block",
        "blocks",
        "patch",
        "patches",
        "kernel",
        "filter",
        "window",
        "photo",
        "room",
        "tile",
        "tiles",
        "lumber",
        "truck",
        "relay",
    ];

    /// <summary>Whether a number and what stands behind it are the side of something: '15 cm' of '10 × 15 cm', '3 grid'.</summary>
    public static bool IsSide(string number, string after) =>
        Quantities.IsPlain(number)
        && (after is "mm" or "cm" or "m" or "ft" or "feet" or "inch" or "inches" or "meters" or "px" || Sized.Contains(after));

    /// <summary>Whether a word has the sides of something in it: '4x6'.</summary>
    public static bool HasSides(string core) => Dimensions().IsMatch(core);

    /// <summary>Whether a word is what a lens opens to: 'f/1.8'.</summary>
    public static bool IsAperture(string core) => Aperture().IsMatch(core);

    /// <summary>The word as said; null when it is none of these.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="after">The word after it.</param>
    public static string? Say(string core, string before, string after)
    {
        if (Resolution().Match(core) is { Success: true } size)
        {
            return $"{Quantities.Pairs(size.Groups["a"].Value)} by {Quantities.Pairs(size.Groups["b"].Value)}";
        }
        if (
            Dimensions().Match(core) is { Success: true } sides
            && (
                sides.Groups["by"].Value == "x"
                || Sized.Contains(after)
                || sides.Groups["unit"].Length > 0
                || Units.Has(after) && after.Length > 0
            )
        )
        {
            var unit = sides.Groups["unit"].Value;
            var said = string.Join(" by ", sides.Groups["n"].Captures.Select(c => Quantities.Number(c.Value)));
            var one = core.Contains($"-{unit}", StringComparison.Ordinal);
            return unit switch
            {
                "" => said,
                "in" or "inch" or "inches" => $"{said} {(one ? "inch" : "inches")}",
                "foot" or "feet" => $"{said} {unit}",
                _ when FeetAndInches.HasSize(after) && Units.Joined(unit, true) is { } side => $"{said} {side}",
                _ => Units.Joined(unit, one) is { } many ? $"{said} {many}" : null,
            };
        }
        if (Starred().Match(core) is { Success: true } starred)
        {
            var stars = Quantities.Number(starred.Groups["n"].Value);
            return $"{stars} {(stars == "one" || SpokenForms.Describes(before, after) || after is "hotel" or "review" or "rating" ? "star" : "stars")}";
        }
        if (Sticks().Match(core) is { Success: true } sticks && Units.Joined(sticks.Groups["unit"].Value, false) is { } bytes)
        {
            return $"{Quantities.Number(sticks.Groups["a"].Value)} times {Quantities.Number(sticks.Groups["b"].Value)} {bytes}";
        }
        if (Lumber().Match(core) is { Success: true } lumber)
        {
            return $"{Quantities.Number(lumber.Groups["a"].Value)} by {NumberWords.Plural(Quantities.Number(lumber.Groups["b"].Value))}";
        }
        if (Scan().Match(core) is { Success: true } scan)
        {
            return $"{Quantities.Pairs(scan.Groups["n"].Value)} {(core.Contains('p') ? 'P' : 'I')}{(scan.Groups["r"].Length > 0 ? " " + Quantities.Number(scan.Groups["r"].Value) : "")}";
        }
        if (Fast().Match(core) is { Success: true } fast)
        {
            var picture = fast.Groups["size"].Value;
            return $"{OddNames.Say(picture) ?? Say(picture, "", "")} at {Quantities.Number(fast.Groups["rate"].Value)}";
        }
        if (Ratio().Match(core) is { Success: true } ratio)
        {
            var numbers = core.Split(':').Select(Quantities.Number);
            return string.Join(AspectRatios.Contains(core) || Framed.Contains(after) ? " by " : " to ", numbers);
        }
        if (Aperture().Match(core) is { Success: true } aperture)
        {
            return $"F {Quantities.Number(aperture.Groups["n"].Value)} {aperture.Groups["mark"].Value}".TrimEnd();
        }
        return null;
    }

    [GeneratedRegex(@"^(?<a>\d{3,5})[x×](?<b>\d{3,5})$")]
    private static partial Regex Resolution();

    [GeneratedRegex(
        @"^(?<n>\d{1,4}(?:\.\d+)?)(?:(?<by>[x×])(?<n>\d{1,4}(?:\.\d+)?)){1,2}(?:-?(?<unit>mm|cm|m|km|in|ft|px|inch|inches|foot|feet))?$"
    )]
    private static partial Regex Dimensions();

    [GeneratedRegex(@"^(?<n>[0-5](?:\.\d{1,2})?)★$")]
    private static partial Regex Starred();

    /// <summary>'2x16GB'.</summary>
    [GeneratedRegex(@"^(?<a>[1-9]\d?)[x×](?<b>\d{1,4})(?<unit>[MGT]B)$")]
    private static partial Regex Sticks();

    /// <summary>'2x4s'.</summary>
    [GeneratedRegex(@"^(?<a>[1-9])x(?<b>[1-9]\d?)s$")]
    private static partial Regex Lumber();

    [GeneratedRegex(@"^(?<n>240|360|480|576|720|1080|1440|2160|4320)[pi](?<r>24|25|30|50|60)?$")]
    private static partial Regex Scan();

    [GeneratedRegex(@"^(?<size>[48]K|(?:720|1080|1440|2160)p)@(?<rate>\d{2,3})$")]
    private static partial Regex Fast();

    [GeneratedRegex(@"^\d{1,4}(?:\.\d+)?(?::\d{1,4}(?:\.\d+)?){1,2}$|^1:\d{1,3}(?:,\d{3})+$")]
    private static partial Regex Ratio();

    [GeneratedRegex(@"^[fƒ]/(?<n>\d{1,2}(?:\.\d\d?)?)(?<mark>L)?$")]
    private static partial Regex Aperture();
}
