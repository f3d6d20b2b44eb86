using MediaPipeline.Scripts;

namespace MediaPipeline.Tests.Script;

public sealed class SpokenFormTests
{
    [Theory]
    [InlineData("It costs $50,000.", "it costs fifty thousand dollars")]
    [InlineData("In 2015 it began.", "in twenty fifteen it began")]
    [InlineData("GPT-2 and RLHF.", "G P T two and R L H F")]
    [InlineData("Use it, e.g. here.", "use it for example here")]
    [InlineData("Dr. Smith has 10 days.", "doctor smith has ten days")]
    [InlineData("It scored 92.5%.", "it scored ninety two point five percent")]
    [InlineData("ML & AI", "M L and A I")]
    [InlineData("On May 5 and 3rd June.", "on may fifth and third june")]
    [InlineData("World War II was long.", "world war two was long")]
    [InlineData("OpenAI's and ChatGPT.", "open A I's and chat G P T")]
    [InlineData("See example.org/path now.", "see example dot org now")]
    [InlineData("It took $5 million.", "it took five million dollars")]
    [InlineData("A 5km run.", "A five kilometers run")]
    public void Words_are_said_as_a_newsreader_would(string written, string spoken)
    {
        var script = ScriptReader.Parse(written, "script.md", "en", Pronunciations.None);

        string.Join(' ', script.AllWords.Select(w => w.Spoken)).ShouldBe(spoken);
    }
}
