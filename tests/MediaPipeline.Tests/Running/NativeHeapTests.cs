using System.Runtime.InteropServices;
using MediaPipeline.Running;

namespace MediaPipeline.Tests.Running;

public sealed class NativeHeapTests
{
    private static readonly int Page = Environment.SystemPageSize;
    private const int Piece = 64 << 10;
    private const int Pieces = 500;

    /// <summary>One piece that is kept at the end holds on to all before it, as far as glibc is concerned.</summary>
    [Fact]
    public void What_is_free_goes_back_to_the_system()
    {
        Assert.SkipUnless(NativeLibrary.TryLoad("libc.so.6", out _), "There is no glibc.");
        var pieces = Enumerable.Range(0, Pieces).Select(_ => Written()).ToList();
        foreach (var piece in pieces.SkipLast(1))
        {
            Marshal.FreeHGlobal(piece);
        }
        var held = pieces.SkipLast(1).Count(IsHeld);

        NativeHeap.GiveBack();

        held.ShouldBeGreaterThan(Pieces * 9 / 10);
        pieces.SkipLast(1).Count(IsHeld).ShouldBeLessThan(Pieces / 10);
        Marshal.FreeHGlobal(pieces[^1]);
    }

    private static nint Written()
    {
        var piece = Marshal.AllocHGlobal(Piece);
        for (var at = 0; at < Piece; at += Page)
        {
            Marshal.WriteByte(piece, at, 1);
        }
        return piece;
    }

    /// <summary>Whether a page in the middle of a piece is in memory; one that is mapped no more is not.</summary>
    private static bool IsHeld(nint piece)
    {
        var isHere = new byte[1];
        return Mincore((piece + Piece / 2) & ~(nint)(Page - 1), (nuint)Page, isHere) == 0 && (isHere[0] & 1) == 1;
    }

    [DllImport("libc.so.6", EntryPoint = "mincore", ExactSpelling = true)]
    private static extern int Mincore(nint from, nuint length, byte[] isHere);
}
