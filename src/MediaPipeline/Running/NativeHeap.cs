using System.Runtime.InteropServices;

namespace MediaPipeline.Running;

/// <summary>
/// What models, fonts and pictures take outside of .NET's own heap. glibc gives threads heaps of their own, up to eight for each core, and
/// what one has freed another does not use: a program that ran the line all day grew by some 7 MB a run. Without effect where there is no
/// glibc; musl has one heap.
/// </summary>
public static class NativeHeap
{
    /// <summary>M_ARENA_MAX of mallopt(3).</summary>
    private const int ArenaMax = -8;

    /// <summary>Enough for threads that ask seldom, and for much.</summary>
    private const int Arenas = 2;

    /// <summary>Lets threads share their heaps from now on, unless the host has chosen how many there are. To be called first of all.</summary>
    public static void Share()
    {
        if (Environment.GetEnvironmentVariable("MALLOC_ARENA_MAX") is null)
        {
            Ask(() => Mallopt(ArenaMax, Arenas));
        }
    }

    /// <summary>Gives back to the system what is free (malloc_trim(3)), for a program that stays. It takes some hundredths of a second.</summary>
    public static void GiveBack() => Ask(() => MallocTrim(0));

    private static void Ask(Func<int> glibc)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }
        try
        {
            _ = glibc();
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library.
        }
    }

    [DllImport("libc.so.6", EntryPoint = "mallopt", ExactSpelling = true)]
    private static extern int Mallopt(int parameter, int value);

    [DllImport("libc.so.6", EntryPoint = "malloc_trim", ExactSpelling = true)]
    private static extern int MallocTrim(nuint keep);
}
