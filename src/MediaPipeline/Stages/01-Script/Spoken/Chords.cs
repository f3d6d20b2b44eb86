using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Notes and chords: 'C♯', 'Am7', 'F♯m7♭5', 'G7sus4', 'D/F#', and one after the other: 'Am7–D9–Gmaj7'.</summary>
internal static partial class Chords
{
    /// <summary>The chord as said; null for other words, and for 'Am', 'G7' and 'C/E', which may be anything.</summary>
    /// <param name="core">The word without its punctuation.</param>
    public static string? Say(string core)
    {
        if (Chord().Match(core) is { Success: true } chord && IsSure(chord))
        {
            return Said(chord);
        }
        // Three or more: 'C–G–Am–F'.
        return Progression().Match(core) is { Success: true } progression
            ? string.Join(' ', progression.Groups["chord"].Captures.Select(c => Said(Chord().Match(c.Value))))
            : null;
    }

    /// <summary>A plain chord over another bass, behind a chord: 'Am7, C/E'; null for other words.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="before">The word before it.</param>
    public static string? Inverted(string core, string before) =>
        core is [>= 'A' and <= 'G', '/', >= 'A' and <= 'G'] && Say(before) is not null ? $"{core[0]} over {core[2]}" : null;

    private static bool IsSure(Match chord)
    {
        var (kind, number) = (chord.Groups["kind"].Value, chord.Groups["n"].Value);
        return chord.Groups["sign"].Length > 0
            || chord.Groups["bass"].Length > 0 && (kind.Length > 0 || chord.Groups["bass"].Length > 1)
            || kind switch
            {
                "maj" or "dim" => number is "" or "7" or "9",
                "aug" => true,
                "" => number is "7" or "9" or "13" && chord.Groups["tone"].Success,
                "sus" => number is "2" or "4",
                "add" => number is "2" or "4" or "9" or "11",
                _ => number is "6" or "7" or "9" or "11" or "13",
            };
    }

    private static string Said(Match chord)
    {
        var sign = Accidental(chord.Groups["sign"].Value);
        var kind = chord.Groups["kind"].Value switch
        {
            "" => "",
            "maj" or "M" => " major",
            "dim" => " diminished",
            "aug" => " augmented",
            "sus" => " suspended",
            "add" => " add",
            _ => " minor",
        };
        var tones = string.Concat(chord.Groups["tone"].Captures.Select(t => $" {Tone(t.Value)}"));
        var bass = chord.Groups["bass"].Value is [var low, .. var raised] ? $" over {low}{Accidental(raised)}" : "";
        return $"{chord.Groups["name"].Value}{sign}{kind}{Number(chord.Groups["n"].Value)}{tones}{bass}";
    }

    /// <summary>A tone that is raised, lowered or added: 'b5' of 'Dm7b5', 'sus4' of 'G7sus4'.</summary>
    private static string Tone(string tone)
    {
        var number = Number(tone.TrimStart('b', '♭', '#', '♯', 's', 'u', 'a', 'd'));
        return tone[0] switch
            {
                's' => "suspended",
                'a' => "add",
                _ => Accidental(tone[..1]).Trim(),
            } + number;
    }

    private static string Accidental(string sign) =>
        sign switch
        {
            "" => "",
            "b" or "♭" => " flat",
            "♮" => " natural",
            _ => " sharp",
        };

    private static string Number(string number) => number.Length > 0 ? $" {NumberWords.Cardinal(number)}" : "";

    /// <summary>A small 'b' is a flat only before more of a chord: 'Bbm7' is one, 'Gb' are gigabits.</summary>
    [GeneratedRegex(
        @"^(?<name>[A-G])(?<sign>[♯♭♮#]|(?<=[ABDEG])b(?=m(?!l)|maj|dim|aug|sus[24]|add[29])|(?<=[BE])b(?=[79]))?(?<kind>maj|min|dim|aug|sus|add|m|M(?=[79]))?(?<n>[245679]|11|13|(?<=[♯♭♮#])\d{1,2})?(?<tone>[b♭#♯](?:5|9|11|13)|sus[24]|add(?:9|11)){0,2}(?:/(?<bass>[A-G][♯♭#b]?))?$"
    )]
    private static partial Regex Chord();

    /// <summary>Three chords or more, one of which has a kind or a number; of four letters alone, all may be major.</summary>
    [GeneratedRegex(
        @"^(?=.*(?:m|maj|dim|sus|\d).*[-–]|.*[-–].*(?:m|maj|dim|sus|\d)|(?:[A-G][-–]){3})(?<chord>[A-G](?:maj|dim|sus|m)?(?:[245679]|11|13)?)(?:[-–](?<chord>[A-G](?:maj|dim|sus|m)?(?:[245679]|11|13)?)){2,}$"
    )]
    private static partial Regex Progression();
}
