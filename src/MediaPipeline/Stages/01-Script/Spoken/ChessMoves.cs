using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Moves of chess in algebraic notation (FIDE Laws of Chess, appendix C): 'Nf3' is 'knight F three', 'exd5' 'E takes D five'.</summary>
internal static partial class ChessMoves
{
    /// <summary>The move as said; null when it is none. A pawn's 'e4' is said as anything of a letter and a number.</summary>
    public static string? Say(string core)
    {
        if (core is "O-O" or "O-O-O")
        {
            return core.Length == 3 ? "castling" : "castling queenside";
        }
        // '3.Bg2', '2.g3'.
        if (Numbered().Match(core) is { Success: true } numbered)
        {
            var played = numbered.Groups["move"].Value;
            return Say(played) is { } piece ? $"{NumberWords.Cardinal(numbered.Groups["n"].Value)} {piece}"
                : played.Length == 2 ? $"{NumberWords.Cardinal(numbered.Groups["n"].Value)} {Letters.Say(played.ToUpperInvariant())}"
                : null;
        }
        if (Move().Match(core) is not { Success: true } move)
        {
            return null;
        }
        string?[] said =
        [
            Piece(move.Groups["piece"].Value),
            Letters.Say(move.Groups["from"].Value.ToUpperInvariant()),
            move.Groups["takes"].Length > 0 ? "takes" : null,
            Letters.Say(move.Groups["to"].Value.ToUpperInvariant()),
            Piece(move.Groups["becomes"].Value),
            move.Groups["end"].Value switch
            {
                "+" => "check",
                "#" => "mate",
                _ => null,
            },
        ];
        return string.Join(' ', said.Where(s => !string.IsNullOrEmpty(s)));
    }

    private static string? Piece(string letter) =>
        letter switch
        {
            "K" => "king",
            "Q" => "queen",
            "R" => "rook",
            "B" => "bishop",
            "N" => "knight",
            _ => null,
        };

    [GeneratedRegex(@"^(?<n>[1-9]\d?)\.(?<move>[a-h][1-8]|[KQRBN][a-h1-8x+#]{2,5}|[a-h]x[a-h][1-8]|O-O(?:-O)?)$")]
    private static partial Regex Numbered();

    [GeneratedRegex(
        @"^(?:(?<piece>[KQRBN])(?<from>[a-h]?[1-8]?)(?<takes>x)?|(?<from>[a-h])(?<takes>x)|(?=[a-h][18]=))(?<to>[a-h][1-8])(?:=(?<becomes>[QRBN]))?(?<end>[+#])?$"
    )]
    private static partial Regex Move();
}
