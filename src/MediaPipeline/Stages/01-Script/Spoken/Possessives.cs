namespace MediaPipeline.Scripts;

/// <summary>The English possessive of a word that is known by its sounds: "Borges's", "Nyquist's", "Chopin's".</summary>
internal static class Possessives
{
    /// <summary>The word that a possessive is of: 'Chopin' of "Chopin's"; null where it is none.</summary>
    public static string? Stem(string word) => word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : null;

    /// <summary>The word's sounds with what 's adds to them: a syllable after a hiss, 's' after a sound without voice, 'z' after any other.</summary>
    /// <param name="ipa">The word in IPA, without slashes.</param>
    public static string Of(string ipa) =>
        ipa.TrimEnd() switch
        {
            [.., 's' or 'z' or 'ʃ' or 'ʒ'] hiss => hiss + "ᵻz",
            [.., 'p' or 't' or 'k' or 'f' or 'θ'] voiceless => voiceless + "s",
            var voiced => voiced + "z",
        };
}
