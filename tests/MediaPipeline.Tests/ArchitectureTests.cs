using MediaPipeline.Running;
using MediaPipeline.Speech.Alignment;
using NetArchTest.Rules;

namespace MediaPipeline.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void The_speech_library_stands_alone() =>
        typeof(Aligner).Assembly.GetReferencedAssemblies().ShouldAllBe(a => !a.Name!.StartsWith("MediaPipeline"));

    [Fact]
    public void A_stage_knows_only_stages_before_it()
    {
        var stages = Pipeline.Stages.ToList();
        foreach (var stage in stages)
        {
            stage.After.ShouldAllBe(
                name => stages.FindIndex(s => s.Name == name) < stages.IndexOf(stage) && stages.Any(s => s.Name == name),
                stage.Name
            );
            stage.Reads.ShouldAllBe(name => stage.After.Contains(name), stage.Name);
        }
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        var types = Types.InAssemblies([typeof(Stage).Assembly, typeof(Aligner).Assembly]).GetTypes().Select(t => t.Name);

        types.ShouldAllBe(n => !n.EndsWith("Manager") && !n.EndsWith("Helper") && !n.EndsWith("Utils") && !n.EndsWith("Service"));
    }
}
