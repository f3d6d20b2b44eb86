using System.Text.Json;
using MediaPipeline.Narration;
using MediaPipeline.Scripts;
using MediaPipeline.Speech.Piper;

namespace MediaPipeline.Tests.Narration;

public sealed class PiperTests
{
    private static readonly string Voice = Path.Combine(Project.Root, "models", "piper-en_US-joe-medium", "en_US-joe-medium.onnx");

    [Fact]
    public void Phonemes_get_the_ids_that_pipers_own_front_end_gives_them()
    {
        using var voice = PiperVoice.Load(Voice);
        using var golden = JsonDocument.Parse(File.ReadAllText(Project.Data("piper-phonemes.json")));
        foreach (var sentence in golden.RootElement.EnumerateArray())
        {
            var expected = sentence.GetProperty("ids").EnumerateArray().Select(i => i.GetInt64()).ToArray();

            voice.Ids(sentence.GetProperty("phonemes").GetString()!).ShouldBe(expected);
        }
    }

    [Fact]
    public void A_sound_of_one_sign_is_its_letter_and_its_mark_as_pipers_own_front_end_parts_them()
    {
        using var voice = PiperVoice.Load(Voice);

        voice.Ids("ɪç").ShouldBe(voice.Ids("ɪc\u0327"));
        voice.Ids("ɪç").ShouldNotBe(voice.Ids("ɪc"));
        voice.Say("ɪç.").PhonemeEnds.Length.ShouldBe(3);
    }

    [Fact]
    public void A_sentence_sounds_the_same_on_however_many_cores()
    {
        using var one = PiperVoice.Load(Voice);
        using var three = PiperVoice.Load(Voice, threads: 3);
        foreach (
            var phonemes in (string[])["jˈɛs.", "ðɪs ɪz ɐ tˈɛst.", "ðə lˈaɪt ʌvðə tˈaʊɚ ɹˈiːtʃt twˈɛlv mˈaɪlz, ænd ɔːl ðə ʃˈɪps sˈɔː ɪt."]
        )
        {
            three.Say(phonemes).Samples.ShouldBeAllOf(one.Say(phonemes).Samples);
        }
    }

    [Fact]
    public void The_same_phonemes_give_the_same_samples_and_durations_that_add_up()
    {
        using var voice = PiperVoice.Load(Voice);

        var first = voice.Say("ðɪs ɪz ɐ tˈɛst.");
        var second = voice.Say("ðɪs ɪz ɐ tˈɛst.");

        second.Samples.ShouldBe(first.Samples);
        first.PhonemeEnds.ShouldBe(first.PhonemeEnds.Order());
        first.PhonemeEnds[^1].ShouldBeInRange(first.Samples.Length * 9 / 10, first.Samples.Length);
    }

    [Fact]
    public void A_voice_that_gave_its_memory_back_says_the_same()
    {
        using var voice = PiperVoice.Load(Voice);
        var before = voice.Say("ðɪs ɪz ɐ tˈɛst.");

        voice.Rest();

        voice.Say("ðɪs ɪz ɐ tˈɛst.").Samples.ShouldBe(before.Samples);
    }

    [Fact]
    public async Task Espeak_answers_each_of_many_texts_with_its_own_phonemes()
    {
        var answers = await Espeak.PhonemesAsync("en-us", ["hello world", "one. two! three", "", "sound"], CancellationToken.None);

        answers.Count.ShouldBe(4);
        answers[0].ShouldBe("həlˈoʊ wˈɜːld");
        answers[1].Split(' ').Length.ShouldBe(3);
        answers[3].ShouldBe("sˈaʊnd");
    }

    [Fact]
    public async Task Words_that_espeak_does_not_know_are_told_from_those_that_it_does()
    {
        var guessed = await Espeak.GuessedAsync("en-us", ["hello", "Bostrom", "I", "anthropic"], CancellationToken.None);

        guessed.ShouldBe(["anthropic", "Bostrom"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("AI safety is new.", "ˈeɪ aɪ sˈeɪfti")]
    [InlineData("A GPU is fast.", "ɐ dʒˈiː")]
    [InlineData("It uses [[brackets]].", "bɹˈækɪts")]
    [InlineData("Our GPUs are fast.", "dʒˈiː pˈiː jˈuːz")]
    [InlineData("Our APIs are new.", "ˈeɪ pˈiː aɪz")]
    [InlineData("Our LLMs are big.", "ˈɛl ˈɛl ˈɛmz")]
    [InlineData("Our CEOs are here.", "sˈiː ˈiː ˈoʊz")]
    public async Task Letters_are_said_by_their_names_and_articles_as_articles(string text, string phonemes)
    {
        var script = ScriptReader.Parse(text, "script.md", "en", Pronunciations.None);

        var said = await SentencePhonemes.OfAsync(
            "en-us",
            script.Sections[0].Paragraphs[0].Sentences,
            new SentenceCache(Project.NewFolder()).Phonemes,
            _ => { },
            CancellationToken.None
        );

        said[0].Text.ShouldContain(phonemes);
    }

    [Fact]
    public async Task Phonemes_that_are_kept_are_not_asked_for_again()
    {
        IReadOnlyList<Sentence> Sentences(string text) =>
            ScriptReader.Parse(text, "script.md", "en", Pronunciations.None).Sections[0].Paragraphs[0].Sentences;
        var kept = new SentenceCache(Project.NewFolder()).Phonemes;
        var asked = new List<int>();
        Task<IReadOnlyList<SentencePhonemes>> OfAsync(string text) =>
            SentencePhonemes.OfAsync("en-us", Sentences(text), kept, asked.Add, CancellationToken.None);

        var first = await OfAsync("We read (twice): the 2nd time, slowly. Then we stop.");
        var again = await OfAsync("We read (twice): the 2nd time, slowly. Then we stop.");
        var changed = await OfAsync("We read (twice): the 2nd time, slowly. Then we go.");

        asked.ShouldBe([2, 1]);
        JsonSerializer.Serialize(again, Whole).ShouldBe(JsonSerializer.Serialize(first, Whole));
        JsonSerializer.Serialize(changed[0], Whole).ShouldBe(JsonSerializer.Serialize(first[0], Whole));
        changed[1].Text.ShouldNotBe(first[1].Text);
        first[0].PhraseEnds.ShouldNotBeEmpty();
    }

    private static readonly JsonSerializerOptions Whole = new() { IncludeFields = true };
}
