using System.Xml;
using System.Xml.Linq;

namespace MediaPipeline.Feeds;

/// <summary>A breach of a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Line">Where in the feed, from 1.</param>
/// <param name="Problem">What is wrong there.</param>
public sealed record FeedFinding(FeedRule Rule, int Line, string Problem);

/// <summary>What was found in a feed.</summary>
public sealed class FeedReport
{
    private readonly List<FeedFinding> findings = [];

    /// <summary>The findings, in the order of lines.</summary>
    public IReadOnlyList<FeedFinding> Findings => [.. findings.OrderBy(f => f.Line)];

    /// <summary>How many break a must.</summary>
    public int Errors => findings.Count(f => f.Rule.Severity == FeedSeverity.Error);

    /// <summary>How many break a should.</summary>
    public int Warnings => findings.Count - Errors;

    internal void Add(FeedRule rule, int line, string problem) => findings.Add(new FeedFinding(rule, line, problem));

    internal void Add(FeedRule rule, XObject where, string problem) => Add(rule, ((IXmlLineInfo)where).LineNumber, problem);

    /// <summary>Adds a finding when something does not hold.</summary>
    internal void Require(bool holds, FeedRule rule, XObject where, string problem)
    {
        if (!holds)
        {
            Add(rule, where, problem);
        }
    }
}
