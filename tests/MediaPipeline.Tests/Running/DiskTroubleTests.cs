using MediaPipeline.Running;

namespace MediaPipeline.Tests.Running;

public sealed class DiskTroubleTests
{
    [Theory]
    [InlineData(28, "no space left")]
    [InlineData(5, "did not do what it was asked")]
    [InlineData(116, "did not do what it was asked")]
    public void What_the_operating_system_refuses_is_told(int number, string told)
    {
        var explained = DiskTrouble.Explain(new IOException("refused: 'a.wav'", number), "/show").ShouldNotBeNull();

        explained.Message.ShouldContain(told);
        explained.ExitCode.ShouldBe(ExitCode.StageFailed);
    }

    [Fact]
    public void Faults_of_the_program_s_own_are_not_laid_on_the_disk()
    {
        DiskTrouble.Explain(new IOException("The stream does not support seeking."), "/show").ShouldBeNull();
        DiskTrouble.Explain(new IOException("Broken pipe", 32), "/show").ShouldBeNull();
    }

    [Fact]
    public void A_file_that_is_held_is_one_that_another_opened()
    {
        var path = Path.Combine(Project.NewFolder(), "lock");
        using var held = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        var e = Should.Throw<IOException>(() => new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None));

        DiskTrouble.IsHeld(e).ShouldBeTrue();
        DiskTrouble.IsHeld(new IOException("read-only file system", 30)).ShouldBeFalse();
    }
}
