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

    /// <summary>The rooms of the stages, in the order of the data.</summary>
    private static readonly string[] Rooms =
    [
        "Scripts",
        "Narration",
        "Recordings",
        "Mastering",
        "Transcription",
        "Captions",
        "Chapters",
        "Notes",
        "Filming",
        "Reports",
        "Publishing",
        "Feeds",
    ];

    /// <summary>What every room may name, and what names no stage itself.</summary>
    private static readonly string[] Ground = ["Shows", "Running", "Storage", "Media", "Models", "Art"];

    [Fact]
    public void A_room_names_only_those_before_it()
    {
        for (var room = 0; room < Rooms.Length; room++)
        {
            Names(Rooms[room], Rooms[(room + 1)..]).ShouldBeEmpty(Rooms[room]);
        }
        foreach (var room in Ground)
        {
            Names(room, Rooms).ShouldBeEmpty(room);
        }
    }

    [Fact]
    public void Every_room_is_known_to_the_test() =>
        typeof(Stage)
            .Assembly.GetTypes()
            .Select(t => t.Namespace)
            .Where(n => n is not null && n.StartsWith("MediaPipeline.", StringComparison.Ordinal))
            .Select(n => n!.Split('.')[1])
            .Distinct()
            .ShouldBe([.. Rooms, .. Ground], ignoreOrder: true);

    /// <summary>The types of a room that name one of others.</summary>
    private static IEnumerable<string?> Names(string room, string[] others) =>
        Types
            .InAssembly(typeof(Stage).Assembly)
            .That()
            .ResideInNamespaceStartingWith($"MediaPipeline.{room}")
            .And()
            .HaveDependencyOnAny([.. others.Select(o => $"MediaPipeline.{o}")])
            .GetTypes()
            .Select(t => t.FullName);

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        var types = Types.InAssemblies([typeof(Stage).Assembly, typeof(Aligner).Assembly]).GetTypes().Select(t => t.Name);

        types.ShouldAllBe(n => !n.EndsWith("Manager") && !n.EndsWith("Helper") && !n.EndsWith("Utils") && !n.EndsWith("Service"));
    }
}
