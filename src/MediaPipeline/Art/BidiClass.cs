using System.Globalization;
using System.Text;

namespace MediaPipeline.Art;

/// <summary>Bidirectional character types (Unicode, UAX 9, table 4).</summary>
internal enum BidiClass
{
    L,
    R,
    AL,
    EN,
    ES,
    ET,
    AN,
    CS,
    NSM,
    BN,
    B,
    S,
    WS,
    ON,
    LRE,
    LRO,
    RLE,
    RLO,
    PDF,
    LRI,
    RLI,
    FSI,
    PDI,
}

/// <summary>
/// The types of characters, by the blocks of right-to-left scripts and by general category: .NET has no table of
/// them. It follows DerivedBidiClass.txt for letters, marks and digits; some two thousand rare signs are neutral here.
/// </summary>
internal static class BidiClasses
{
    /// <summary>The type of a character.</summary>
    public static BidiClass Of(Rune rune)
    {
        var c = rune.Value;
        if (Explicit(c) is { } marked)
        {
            return marked;
        }
        var category = Rune.GetUnicodeCategory(rune);
        if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
        {
            return BidiClass.NSM;
        }
        return Digit(c)
            ?? category switch
            {
                UnicodeCategory.ParagraphSeparator => BidiClass.B,
                UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator => BidiClass.WS,
                UnicodeCategory.Format or UnicodeCategory.Control => BidiClass.BN,
                UnicodeCategory.CurrencySymbol => OfScript(c) ?? BidiClass.ET,
                UnicodeCategory.ConnectorPunctuation
                or UnicodeCategory.OpenPunctuation
                or UnicodeCategory.ClosePunctuation
                or UnicodeCategory.InitialQuotePunctuation
                or UnicodeCategory.FinalQuotePunctuation => BidiClass.ON,
                UnicodeCategory.DashPunctuation
                or UnicodeCategory.MathSymbol
                or UnicodeCategory.ModifierSymbol
                or UnicodeCategory.OtherPunctuation
                or UnicodeCategory.OtherSymbol => OfScript(c) ?? BidiClass.ON,
                _ => OfScript(c) ?? BidiClass.L,
            };
    }

    private static BidiClass? OfScript(int c) =>
        c switch
        {
            >= 0x0590 and <= 0x05FF or >= 0x07C0 and <= 0x085F or >= 0xFB1D and <= 0xFB4F => BidiClass.R,
            >= 0x0600 and <= 0x07BF or >= 0x0860 and <= 0x08FF or >= 0xFB50 and <= 0xFDCF or >= 0xFDF0 and <= 0xFDFC => BidiClass.AL,
            >= 0xFE70 and <= 0xFEFE or >= 0x1EC70 and <= 0x1ECBF or >= 0x1ED00 and <= 0x1ED4F or >= 0x1EE00 and <= 0x1EEEF => BidiClass.AL,
            >= 0x10D00 and <= 0x10D3F or >= 0x10F30 and <= 0x10F6F => BidiClass.AL,
            >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF => BidiClass.R,
            _ => null,
        };

    private static BidiClass? Digit(int c) =>
        c switch
        {
            >= '0' and <= '9' or 0xB2 or 0xB3 or 0xB9 or 0x2070 or >= 0x2074 and <= 0x2079 or >= 0x2080 and <= 0x2089 => BidiClass.EN,
            >= 0x06F0 and <= 0x06F9 or >= 0xFF10 and <= 0xFF19 or >= 0x1D7CE and <= 0x1D7FF => BidiClass.EN,
            >= 0x0660 and <= 0x0669 or 0x066B or 0x066C or 0x06DD or >= 0x0600 and <= 0x0605 or 0x08E2 => BidiClass.AN,
            '+' or '-' or 0x207A or 0x207B or 0x208A or 0x208B or 0x2212 or 0xFB29 => BidiClass.ES,
            '#' or '%' or 0xB0 or 0xB1 or 0x066A or >= 0x2030 and <= 0x2034 or 0x2213 or 0x212E => BidiClass.ET,
            ',' or '.' or '/' or ':' or 0xA0 or 0x060C or 0x202F or 0x2044 => BidiClass.CS,
            _ => null,
        };

    private static BidiClass? Explicit(int c) =>
        c switch
        {
            '\n' or '\r' or 0x1C or 0x1D or 0x1E or 0x85 => BidiClass.B,
            '\t' or 0x0B or 0x1F => BidiClass.S,
            0x0C => BidiClass.WS,
            0x200E => BidiClass.L,
            0x200F => BidiClass.R,
            0x061C => BidiClass.AL,
            0x202A => BidiClass.LRE,
            0x202B => BidiClass.RLE,
            0x202C => BidiClass.PDF,
            0x202D => BidiClass.LRO,
            0x202E => BidiClass.RLO,
            0x2066 => BidiClass.LRI,
            0x2067 => BidiClass.RLI,
            0x2068 => BidiClass.FSI,
            0x2069 => BidiClass.PDI,
            _ => null,
        };
}
