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

    [Description("How long old outputs are kept.")]
    public KeepingSettings Keeping { get; init; } = new();

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

/// <summary>The person whom platforms write to.</summary>
public sealed record Owner
{
    [Description("Name.")]
    public required string Name { get; init; }

    [Description("E-mail address.")]
    public required string Email { get; init; }
}

/// <summary>A person of the show or of an episode (podcast:person).</summary>
public sealed record Person
{
    [Description("Name, up to 128 characters.")]
    public required string Name { get; init; }

    [Description("A role of the Podcast Taxonomy: host, guest, editor ...")]
    public string Role { get; init; } = "host";

    [Description("A group of the Podcast Taxonomy; cast if left out.")]
    public string? Group { get; init; }

    [Description("The person's page.")]
    public string? Url { get; init; }

    [Description("Address of a picture.")]
    public string? Img { get; init; }
}

/// <summary>A synthetic voice.</summary>
public sealed record VoiceSettings
{
    [Description("A Piper voice by name, for example en_US-joe-medium.")]
    public string Name { get; init; } = "en_US-joe-medium";

    [Description("Pace: 1 as the voice was trained, 1.2 a fifth faster; 0.5 to 2.")]
    public double Pace { get; init; } = 1;

    [Description("The speaker in a voice of several, by name or number.")]
    public string? Speaker { get; init; }
}

/// <summary>Pauses and headings of the narration; times in seconds.</summary>
public sealed record NarrationSettings
{
    [Description("Whether headings are said. Silent ones make a pause, a chapter and a card.")]
    public bool SpeakHeadings { get; init; }

    [Description(
        "Least pause within a sentence at a semicolon or colon, in seconds; where the voice makes a longer one itself, that stays."
    )]
    public double PhrasePause { get; init; } = 0.3;

    [Description("Pause after a sentence, in seconds.")]
    public double SentencePause { get; init; } = 0.32;

    [Description("Pause after a paragraph, for a breath, in seconds.")]
    public double ParagraphPause { get; init; } = 0.6;

    [Description("Pause before a section, in seconds.")]
    public double SectionPause { get; init; } = 1.1;
}

/// <summary>Loudness by EBU R 128 / ITU-R BS.1770.</summary>
public sealed record LoudnessSettings
{
    [Description("Integrated loudness in LUFS: -31 to -5; -16 is Apple's, -14 Spotify's loudest.")]
    public double Target { get; init; } = -16;

    [Description("Highest true peak in dBTP of the delivered files, -9 to 0.")]
    public double TruePeak { get; init; } = -1;
}

/// <summary>Treatment and encoding of the sound.</summary>
public sealed record AudioSettings
{
    [Description("MP3 bit rate in kb/s, constant.")]
    public int Mp3Bitrate { get; init; } = 128;

    [Description("AAC bit rate in kb/s.")]
    public int AacBitrate { get; init; } = 128;

    [Description("Frequency in Hz under which nothing is left; 0 for none.")]
    public double HighPass { get; init; } = 80;

    [Description("Whether loud and soft passages are brought nearer to each other.")]
    public bool Compression { get; init; } = true;

    [Description("Pauses longer than this many seconds are shortened to it, in sound and film alike; 0 leaves them.")]
    public double LongestSilence { get; init; }
}

/// <summary>Music around and under the speech. Files are relative to pipeline.json.</summary>
public sealed record MusicSettings
{
    [Description("Music before the speech.")]
    public string? Intro { get; init; }

    [Description("Music after the speech.")]
    public string? Outro { get; init; }

    [Description("Music under the speech, repeated as needed; an episode's music.* goes before it.")]
    public string? Bed { get; init; }

    [Description("Music between sections, a few seconds; speech waits for it.")]
    public string? Sting { get; init; }

    [Description("Level of intro, outro and stings in dB, relative to the speech.")]
    public double Level { get; init; } = -2;

    [Description("Level of the bed in dB, relative to the speech; it is lowered by some 12 dB more while somebody speaks.")]
    public double BedLevel { get; init; } = -18;
}

/// <summary>Transcription.</summary>
public sealed record TranscriptionSettings
{
    [Description(
        "A Whisper model by name: whisper-tiny.en, whisper-base, ...; or one of whisper.cpp: ggml-base.en-q5_1, ggml-large-v3-turbo, or the path of a .bin."
    )]
    public string Model { get; init; } = "whisper-tiny.en";

    [Description(
        "Whether the show's voice says a recording's script, too, as a second witness to when each word was said: word starts come a little nearer, at the cost of a narration."
    )]
    public bool VoiceWitness { get; init; }

    [Description(
        "A speech-to-text service with OpenAI's interface that hears recordings without a script instead; its key is in MEDIAPIPELINE_SPEECH_KEY. The Whisper model still finds when each word was said."
    )]
    public SpeechServiceSettings? Service { get; init; }
}

/// <summary>A speech-to-text service with OpenAI's interface.</summary>
public sealed record SpeechServiceSettings
{
    [Description("Its address, up to the version: https://api.openai.com/v1")]
    public Uri Endpoint { get; init; } = new("https://api.openai.com/v1");

    [Description("The service's name for the model.")]
    public string Model { get; init; } = "whisper-1";
}

/// <summary>Chapters.</summary>
public sealed record ChapterSettings
{
    [Description(
        "Pictures that players show with a chapter: drawn (a section's own from cards/, the others drawn), own (only those from cards/), or none."
    )]
    public ChapterPictures Pictures { get; init; } = ChapterPictures.Drawn;
}

/// <summary>Which chapters have a picture.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChapterPictures>))]
public enum ChapterPictures
{
    [JsonStringEnumMemberName("drawn")]
    Drawn,

    [JsonStringEnumMemberName("own")]
    Own,

    [JsonStringEnumMemberName("none")]
    None,
}

/// <summary>How captions are broken.</summary>
public sealed record CaptionSettings
{
    [Description("Most characters in a line.")]
    public int LineLength { get; init; } = 42;

    [Description("Most lines in a cue.")]
    public int Lines { get; init; } = 2;

    [Description("Reading speed to keep under, in characters a second.")]
    public double CharactersPerSecond { get; init; } = 20;

    [Description("Least time of a cue, in seconds.")]
    public double ShortestCue { get; init; } = 1;

    [Description("Most time of a cue, in seconds.")]
    public double LongestCue { get; init; } = 7;
}

/// <summary>The video.</summary>
public sealed record VideoSettings
{
    [Description("Whether a video is made.")]
    public bool Enabled { get; init; } = true;

    [Description("Width in pixels, even.")]
    public int Width { get; init; } = 1920;

    [Description("Height in pixels, even.")]
    public int Height { get; init; } = 1080;

    [Description("Background colour, #rrggbb.")]
    public string Background { get; init; } = "#101826";

    [Description("Colour of text, #rrggbb.")]
    public string Foreground { get; init; } = "#f4f6fb";

    [Description("Colour of marks and progress, #rrggbb.")]
    public string Accent { get; init; } = "#ffb454";

    [Description("A font file (TTF or OTF) instead of the built-in one.")]
    public string? Font { get; init; }

    [Description("Whether a recording's moving pictures, or those in camera.*, are the video's picture instead of cards.")]
    public bool Camera { get; init; } = true;

    [Description("Whether progress is drawn as the sound's waveform.")]
    public bool Waveform { get; init; }

    [Description("Seconds for which the end card stands after the sound: the show, its address, its people. 0 for none.")]
    public double EndCard { get; init; } = 5;

    [Description("Whether the caption line on the card lights each word as it is said (costs frames).")]
    public bool LightWords { get; init; }
}

/// <summary>Where episodes go.</summary>
public sealed record PublishingSettings
{
    [Description("folder, or azure-blob.")]
    public PublishingTarget Target { get; init; } = PublishingTarget.Folder;

    [Description("The folder to publish to, relative to pipeline.json.")]
    public string Folder { get; init; } = "public";

    [Description("The blob container; $web for a static site.")]
    public string Container { get; init; } = "podcast";

    [Description(
        "The storage account's blob address, for DefaultAzureCredential; without it the connection string in AZURE_STORAGE_CONNECTION_STRING is used."
    )]
    public string? AccountUrl { get; init; }

    [Description("A path in the container, or in the folder, under which all files go.")]
    public string Prefix { get; init; } = "";

    [Description("Time of day (UTC) at which episodes with a bare date appear: 06:00.")]
    public string PublishTime { get; init; } = "06:00";
}

/// <summary>The kinds of target.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PublishingTarget>))]
public enum PublishingTarget
{
    [JsonStringEnumMemberName("folder")]
    Folder,

    [JsonStringEnumMemberName("azure-blob")]
    AzureBlob,
}

/// <summary>Liquid templates that replace the built-in ones; paths relative to pipeline.json.</summary>
public sealed record TemplateSettings
{
    [Description("Show notes in Markdown.")]
    public string? Notes { get; init; }
}

/// <summary>How long outputs that are no longer current are kept.</summary>
public sealed record KeepingSettings
{
    [Description("Days.")]
    public int Days { get; init; } = 30;

    [Description("Gigabytes for one episode's outputs; the oldest go first.")]
    public double Gigabytes { get; init; } = 4;
}
