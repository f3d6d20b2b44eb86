using MediaPipeline.Scripts;

namespace MediaPipeline.Tests.Script;

public sealed class RespellingTests
{
    [Theory]
    [InlineData("kriss-tee-AH-no", "kɹɪstiːˈɑːnoʊ")]
    [InlineData("NY-kwist", "nˈaɪkwɪst")]
    [InlineData("NIGH-kwist", "nˈaɪkwɪst")]
    [InlineData("eff eff em peg", "ˈɛf ˈɛf ˈɛm pˈɛɡ")]
    [InlineData("ZHAHNG", "ʒˈɑːŋ")]
    [InlineData("fih-LAH-suh-fee", "fɪlˈɑːsəfiː")]
    [InlineData("pruh-NUN-see-AY-shuhn", "pɹənˈʌnsiːeɪʃən")]
    [InlineData("nite", "nˈaɪt")]
    [InlineData("yoo-NEEK", "juːnˈiːk")]
    [InlineData("loyd", "lˈɔɪd")]
    [InlineData("SY-moor", "sˈaɪmʊɹ")]
    [InlineData("chair", "tʃˈɛɹ")]
    public void Syllables_become_sounds_with_the_stress_where_the_capitals_are(string respelling, string ipa) =>
        Respelling.Ipa(respelling).ShouldBe(ipa);

    [Theory]
    [InlineData("psst")]
    [InlineData("beauty")]
    [InlineData("")]
    [InlineData("na1ve")]
    public void What_is_no_row_of_syllables_is_left_to_espeak(string respelling) => Respelling.Ipa(respelling).ShouldBeNull();

    [Fact]
    public void A_respelled_word_goes_to_the_voice_in_its_sounds_and_so_does_its_possessive()
    {
        var pronunciations = new Pronunciations(new Dictionary<string, string> { ["Nyquist"] = "NY-kwist", ["ffmpeg"] = "/ɛf/" });

        var words = ScriptReader.Parse("Nyquist and Nyquist's ffmpeg.", "a.txt", "en", pronunciations).AllWords.ToList();

        words.Select(w => w.Pronunciation).ShouldBe(["/nˈaɪkwɪst/", null, "/nˈaɪkwɪsts/", "/ɛf/"]);
    }

    [Theory]
    [InlineData("caf\u00e9", "cafe\u0301")]
    [InlineData("cafe\u0301", "caf\u00e9")]
    public void An_entry_of_the_list_is_found_however_its_accents_are_written(string listed, string written) =>
        ScriptReader
            .Parse($"The {written} here.", "a.txt", "en", new Pronunciations([new(listed, "/kˈæf/")]))
            .AllWords.Select(w => w.Pronunciation)
            .ShouldBe([null, "/kˈæf/", null]);

    [Theory]
    [InlineData("Then Dvořák (DVOR-zhahk) came.", "/dvˈɔːɹʒɑːk/")]
    [InlineData("Then Nguyễn (nuh-WIN) came.", "/nəwˈɪn/")]
    public void A_pronouncer_tells_of_a_name_with_accents_too(string text, string ipa)
    {
        var words = ScriptReader.Parse(text, "a.txt", "en", Pronunciations.None).AllWords.ToList();

        words.Count.ShouldBe(3);
        words[1].Pronunciation.ShouldBe(ipa);
    }

    [Fact]
    public void A_pronouncer_behind_a_name_tells_how_it_is_said_and_is_neither_said_nor_shown()
    {
        const string Text = "Nguyen's (nuh-WIN) friend Joaquin (wah-KEEN) Phoenix [FEE-niks] had asthma (AZ-ma; a disease), and won.";

        var words = ScriptReader.Parse(Text, "a.txt", "en", Pronunciations.None).AllWords.ToList();

        string.Join(' ', words.Select(w => w.Text)).ShouldBe("Nguyen's friend Joaquin Phoenix had asthma (a disease), and won.");
        words.Where(w => w.Pronunciation is not null).Select(w => w.Pronunciation).ShouldBe(["/nəwˈɪnz/", "/wɑːkˈiːn/", "/fˈiːnɪks/"]);
    }

    [Theory]
    [InlineData("Then Nguyen (nuh-WIN) – a minister – spoke.", "Then Nguyen – a minister – spoke.")]
    [InlineData("Then Nguyen (nuh-WIN ) spoke.", "Then Nguyen spoke.")]
    [InlineData("Then Nguyen (nuh-WIN), who spoke.", "Then Nguyen, who spoke.")]
    public void What_stands_behind_a_pronouncer_goes_to_its_name(string written, string shown) =>
        string.Join(' ', ScriptReader.Parse(written, "a.txt", "en", Pronunciations.None).AllWords.Select(w => w.Text)).ShouldBe(shown);

    [Fact]
    public void Brackets_that_never_close_lose_no_word()
    {
        var words = ScriptReader.Parse(string.Concat(Enumerable.Repeat("(ab-CD ", 20_000)), "a.txt", "en", Pronunciations.None).AllWords;

        words.Count().ShouldBe(20_000);
    }
}
