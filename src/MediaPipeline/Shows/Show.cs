using System.ComponentModel;
using System.Text.Json.Serialization;

namespace MediaPipeline.Shows;

/// <summary>The show, as <c>pipeline.json</c> describes it. Every key has a default but the title.</summary>
public sealed record Show
{
    [JsonPropertyName("$schema"), Description("The address of this schema, for editors.")]
    public string? Schema { get; init; }

    [Description("The show's title.")]
    public required string Title { get; init; }

    [Description("What the show is about, in plain text; up to 4,000 characters.")]
    public string Description { get; init; } = "";

    [Description("Who makes the show.")]
    public string Author { get; init; } = "";

    [Description("Whom platforms write to, and verify the feed by.")]
    public Owner? Owner { get; init; }

    [Description("ISO 639 language, with region: en-us.")]
    public string Language { get; init; } = "en-us";

    [Description("Apple's categories; a sub-category follows a '>': 'Technology', 'News > Tech News'.")]
    public IReadOnlyList<string> Categories { get; init; } = ["Technology"];

    [Description("The address under which the published files are reached: https://example.org/show.")]
    public string Site { get; init; } = "http://localhost:8080";

    [Description("The show's picture: square JPEG or PNG, 1400 to 3000 pixels. Without one, one is drawn.")]
    public string? Cover { get; init; }

    [Description("Whether the show has explicit content.")]
    public bool Explicit { get; init; }

    [Description("episodic (newest first) or serial (oldest first).")]
    public ShowType Type { get; init; } = ShowType.Episodic;

    [Description("The copyright line.")]
    public string? Copyright { get; init; }

    [Description("The show's podcast:guid, when it has one already; else it is made from the feed's address.")]
    public Guid? Guid { get; init; }

    [Description("Where listeners can support the show.")]
    public string? Funding { get; init; }

    [Description("People of every episode, unless an episode names its own.")]
    public IReadOnlyList<Person> People { get; init; } = [];

    [Description("The synthetic voice.")]
    public VoiceSettings Voice { get; init; } = new();

    [Description("Voices of speakers by name, for paragraphs that begin with **NAME:**.")]
    public IReadOnlyDictionary<string, VoiceSettings> Voices { get; init; } = new Dictionary<string, VoiceSettings>();

    [Description(
        "How words are said: a respelling ('kriss-tee-AH-no'), IPA between slashes ('/kɹɪstiˈɑːnoʊ/'), or for acronyms 'letters' or 'word'."
    )]
    public IReadOnlyDictionary<string, string> Pronunciations { get; init; } = new Dictionary<string, string>();

    [Description("Pauses and headings of the narration.")]
    public NarrationSettings Narration { get; init; } = new();

    [Description("Loudness of the master.")]
    public LoudnessSettings Loudness { get; init; } = new();

    [Description("Treatment and encoding of the sound.")]
    public AudioSettings Audio { get; init; } = new();

    [Description("What is done to recordings: noise, hum, breaths, fillers, retakes.")]
    public RecordingSettings Recording { get; init; } = new();

    [Description("Music under and around the speech.")]
    public MusicSettings Music { get; init; } = new();

    [Description("The transcription model.")]
    public TranscriptionSettings Transcription { get; init; } = new();

    [Description("Chapters.")]
    public ChapterSettings Chapters { get; init; } = new();

    [Description("How captions are broken.")]
    public CaptionSettings Captions { get; init; } = new();

    [Description("The video.")]
    public VideoSettings Video { get; init; } = new();

    [Description("Where the episodes go.")]
    public PublishingSettings Publishing { get; init; } = new();

    [Description("What feeds say beyond the show and its episodes, and who is told of a new one.")]
    public FeedSettings Feed { get; init; } = new();

    [Description("How episodes go to YouTube, when asked: mediapipeline youtube EPISODE --upload.")]
    [JsonPropertyName("youtube")]
    public YouTubeSettings YouTube { get; init; } = new();

    [Description("Templates that replace the built-in ones.")]
    public TemplateSettings Templates { get; init; } = new();

    [Description("Where models are looked for before anywhere else.")]
    public string? Models { get; init; }

    [Description("Figures that each episode must keep to; what does not is told, or stops the run before it publishes.")]
    public BudgetSettings Budgets { get; init; } = new();

    [Description("Where workers on many machines leave each other what they have made; only needed by 'enqueue'.")]
    public StoreSettings? Store { get; init; }

    [Description("How long old outputs are kept.")]
    public KeepingSettings Keeping { get; init; } = new();

    /// <summary>The files that the settings name, relative to <c>pipeline.json</c>.</summary>
    [JsonIgnore]
    public IEnumerable<string> Files =>
        new[]
        {
            Cover,
            Music.Intro,
            Music.Outro,
            Music.Bed,
            Music.Sting,
            Templates.Notes,
            Video.Font,
            Recording.NoiseModel,
            MediaPipeline.Models.ModelShelf.IsGgml(Transcription.Model) ? Transcription.Model : null,
        }.OfType<string>();

    /// <summary>The language without its region: <c>en</c>.</summary>
    [JsonIgnore]
    public string LanguageCode => Language.Split('-', '_')[0].ToLowerInvariant();
}

/// <summary>The order in which a show is listened to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ShowType>))]
public enum ShowType
{
    [JsonStringEnumMemberName("episodic")]
    Episodic,

    [JsonStringEnumMemberName("serial")]
    Serial,
}
