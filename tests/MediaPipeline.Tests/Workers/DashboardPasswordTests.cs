using MediaPipeline.Worker;

namespace MediaPipeline.Tests.Workers;

public sealed class DashboardPasswordTests
{
    [Fact]
    public void A_hash_lets_in_its_own_password_alone_and_is_another_one_each_time()
    {
        var text = DashboardPassword.Of("correct horse: battery");
        var parts = text.Split(':');
        var password = new DashboardPassword(
            "ada",
            int.Parse(parts[1]),
            Convert.FromBase64String(parts[2]),
            Convert.FromBase64String(parts[3])
        );

        password.Is("ada", "correct horse: battery").ShouldBeTrue();
        password.Is("ada", "correct horse: battery").ShouldBeTrue();
        password.Is("ada", "correct horse").ShouldBeFalse();
        password.Is("Ada", "correct horse: battery").ShouldBeFalse();
        DashboardPassword.Of("correct horse: battery").ShouldNotBe(text);
        int.Parse(parts[1]).ShouldBeGreaterThanOrEqualTo(600_000);
        text.ShouldNotContain("$");
    }
}
