using System.Text.Json;
using Json.Schema;
using MediaPipeline.Shows;

namespace MediaPipeline.Tests.Shows;

public sealed class ShowFileTests
{
    [Theory]
    [InlineData("{ \"title\": \"x\", \"loudnes\": {} }", "pipeline.json:1", "'loudnes' is no key", "'loudness'")]
    [InlineData("{\n \"title\": \"x\",\n \"video\": { \"widht\": 3 }\n}", "pipeline.json:3", "'widht' is no key of 'video'", "'width'")]
    [InlineData(
        "{\n \"title\": \"x\",\n \"loudness\": { \"target\": \"loud\" }\n}",
        "pipeline.json:3",
        "'loudness.target' cannot be \"loud\"; it must be a number",
        "schema"
    )]
    [InlineData("{\n \"title\": \"x\",\n \"loudness\": { \"target\": 4 }\n}", "pipeline.json:3", "between -31 and -5 LUFS", "Change")]
    [InlineData("{ \"description\": \"x\" }", "pipeline.json", "'title' is missing", "Add")]
    [InlineData("{ \"title\": ", "pipeline.json:1", "no JSON", "Mend")]
    [InlineData("{ \"title\": \"x\", \"categories\": [\"Cooking\"] }", "pipeline.json:1", "Apple's categories", "Change")]
    public void A_wrong_file_is_told_with_line_key_value_and_remedy(string json, string where, string problem, string remedy)
    {
        var error = Should.Throw<WrongInputException>(() => ShowFile.Parse(json, "pipeline.json"));

        error.Message.ShouldStartWith(where);
        error.Message.ShouldContain(problem);
        error.Remedy!.ShouldContain(remedy);
        error.ExitCode.ShouldBe(ExitCode.WrongInput);
    }

    [Fact]
    public void A_folder_without_a_show_is_told_from_one_that_is_not_there()
    {
        var folder = Project.NewFolder();
        var missing = Path.Combine(folder, "gone");

        Should
            .Throw<WrongInputException>(() => ShowFile.FindRoot(folder))
            .Message.ShouldBe($"{folder}: There is no pipeline.json here or in any folder above.");
        Should.Throw<WrongInputException>(() => ShowFile.FindRoot(missing)).Message.ShouldBe($"{missing}: There is no such folder.");
    }

    [Fact]
    public void The_schema_in_docs_is_that_of_the_code()
    {
        var path = Path.Combine(Project.Root, "docs", "pipeline.schema.json");
        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMA") == "1")
        {
            File.WriteAllText(path, ShowSchema.Text());
        }

        File.ReadAllText(path).ShouldBe(ShowSchema.Text(), "run the tests once with UPDATE_SCHEMA=1");
    }

    [Fact]
    public void The_schema_is_a_schema() => MetaSchemas.Draft202012.Evaluate(JsonElement.Parse(ShowSchema.Text())).IsValid.ShouldBeTrue();

    /// <summary>What an editor says that checks by the schema, and what the program says, is the same.</summary>
    [Theory]
    [InlineData("{ \"title\": \"x\" }", true)]
    [InlineData("{ \"title\": \"x\", \"loudness\": { \"target\": -14.5 }, \"music\": { \"sting\": \"a.wav\" } }", true)]
    [InlineData("{ \"title\": \"x\", \"loudnes\": {} }", false)]
    [InlineData("{ \"title\": \"x\", \"video\": { \"widht\": 3 } }", false)]
    [InlineData("{ \"title\": \"x\", \"loudness\": { \"target\": \"loud\" } }", false)]
    [InlineData("{ \"title\": \"x\", \"recording\": { \"noiseReduction\": \"some\" } }", false)]
    [InlineData("{ \"title\": \"x\", \"people\": [{ \"nme\": \"Ada\" }] }", false)]
    [InlineData("{ \"description\": \"x\" }", false)]
    public void The_schema_refuses_what_the_program_refuses(string json, bool right)
    {
        JsonSchema.FromText(ShowSchema.Text()).Evaluate(JsonElement.Parse(json)).IsValid.ShouldBe(right);
        if (right)
        {
            ShowFile.Parse(json, "pipeline.json").Title.ShouldBe("x");
        }
        else
        {
            Should.Throw<WrongInputException>(() => ShowFile.Parse(json, "pipeline.json"));
        }
    }

    [Fact]
    public void The_projects_own_show_is_right_by_its_schema() =>
        JsonSchema
            .FromText(ShowSchema.Text())
            .Evaluate(JsonElement.Parse(File.ReadAllText(Path.Combine(Project.Root, "pipeline.json"))))
            .IsValid.ShouldBeTrue();

    [Fact]
    public void The_projects_own_show_is_right() => ShowFile.Load(Project.Root).Title.ShouldBe("Signal Path");
}
