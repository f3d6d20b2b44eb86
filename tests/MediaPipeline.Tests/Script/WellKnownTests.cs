using System.Text.Json;
using MediaPipeline.Scripts;

namespace MediaPipeline.Tests.Script;

public sealed class WellKnownTests
{
    [Theory]
    [InlineData("Xi", "/ʃˈiː/")]
    [InlineData("Boise,", "/bˈɔɪsi/")]
    [InlineData("(Kubernetes)", "/kˌuːbɚnˈɛɾiːz/")]
    [InlineData("Chopin's", "/ʃˈoʊpænz/")]
    [InlineData("Porsche’s", "/pˈoːɹʃəz/")]
    [InlineData("Knuth's", "/kənˈuːθs/")]
    [InlineData("Borges's", "/bˈoːɹhɛsᵻz/")]
    [InlineData("Gnocchi", "/njˈoʊki/")]
    [InlineData("Eleanor", "/ˈɛlənˌoːɹ/")]
    [InlineData("interrupt", "/ˌɪntɚɹˈʌpt/")]
    [InlineData("vi", "/vˌiːˈaɪ/")]
    // Neither a name nor a part of one.
    [InlineData("sade", null)]
    [InlineData("Boises", null)]
    [InlineData("`Kubernetes`", null)]
    public void Names_that_letters_do_not_tell_are_said_as_people_say_them(string written, string? said) =>
        ScriptReader.Parse(written, "script.md", "en", Pronunciations.None).AllWords.Single().Pronunciation.ShouldBe(said);

    [Fact]
    public void The_hosts_own_list_comes_first_and_other_languages_say_names_in_their_own_way()
    {
        var own = Path.Combine(Project.NewFolder(), "pronunciations.yaml");
        File.WriteAllText(own, "Boise: /bˈɔɪz/\n");

        ScriptReader
            .Parse("Boise", "script.md", "en", Pronunciations.Load(new Dictionary<string, string>(), own))
            .AllWords.Single()
            .Pronunciation.ShouldBe("/bˈɔɪz/");
        ScriptReader.Parse("Chopin", "script.md", "fr", Pronunciations.None).AllWords.Single().Pronunciation.ShouldBeNull();
        ScriptReader.Parse("Chopin", "script.md", "en-GB", Pronunciations.None).AllWords.Single().Pronunciation.ShouldBe("/ʃˈəʊpæn/");
        ScriptReader.Parse("contractor", "script.md", "en-GB", Pronunciations.None).AllWords.Single().Pronunciation.ShouldBeNull();
    }

    [Fact]
    public async Task The_embedded_voice_has_every_sound_of_them()
    {
        var voice = Path.Combine(Project.Root, "models", "piper-en_US-joe-medium", "en_US-joe-medium.onnx.json");
        using var settings = JsonDocument.Parse(await File.ReadAllTextAsync(voice));
        var sounds = settings.RootElement.GetProperty("phoneme_id_map").EnumerateObject().Select(p => p.Name).ToHashSet();

        WellKnown.All.Count.ShouldBeGreaterThan(300);
        WellKnown.All.SelectMany(w => w.Value.Select(c => (w.Key, Sound: $"{c}"))).Where(c => !sounds.Contains(c.Sound)).ShouldBeEmpty();
    }
}
