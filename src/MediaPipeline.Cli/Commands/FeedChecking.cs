using System.CommandLine;
using MediaPipeline.Cli.Terminal;
using MediaPipeline.Feeds;
using MediaPipeline.Running;
using MediaPipeline.Shows;
using Spectre.Console;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>feeds --check</c>: tells of each breach of a rule the line, what is wrong, and who minds.</summary>
internal static class FeedChecking
{
    private const int PlacesOfARule = 3;

    /// <summary>Checks a file or address; without one the show's own feeds, as they are in the target.</summary>
    public static async Task<int> RunAsync(
        ParseResult parsed,
        string? what,
        int episodes,
        bool allowPrivate,
        CancellationToken cancellationToken
    )
    {
        List<(string Name, FeedReport Report)> reports = what switch
        {
            null => await OwnAsync(parsed, cancellationToken),
            _ when what.Contains("://", StringComparison.Ordinal) =>
            [
                (what, await AddressAsync(what, episodes, allowPrivate, cancellationToken)),
            ],
            _ => [(what, await FileAsync(what, cancellationToken))],
        };
        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonAnswer.Write(
                reports.Select(r => new
                {
                    Feed = r.Name,
                    r.Report.Errors,
                    r.Report.Warnings,
                    Findings = r.Report.Findings.Select(f => new
                    {
                        f.Line,
                        Rule = f.Rule.Name,
                        Severity = f.Rule.Severity.ToString().ToLowerInvariant(),
                        f.Rule.Who,
                        f.Rule.Demand,
                        f.Problem,
                    }),
                })
            );
        }
        else
        {
            reports.ForEach(r => Write(r.Name, r.Report));
        }
        return (int)(reports.All(r => r.Report.Errors == 0) ? ExitCode.Done : ExitCode.WrongInput);
    }

    private static async Task<List<(string, FeedReport)>> OwnAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var workspace = Workspace.Open(parsed);
        var target = workspace.Target();
        var addresses = new SiteAddresses(workspace.Show.Site);
        var sizes = (await target.ListAsync("episodes/", cancellationToken)).ToDictionary(f => addresses.Of(f.Path), f => f.Size);
        var reports = new List<(string, FeedReport)>();
        foreach (var name in new[] { FeedXml.AudioName, FeedXml.VideoName })
        {
            if (await target.ReadAsync(name, cancellationToken) is { } feed)
            {
                // A file that is not there has no bytes at all.
                long? LengthOf(string url) =>
                    url.StartsWith(workspace.Show.Site, StringComparison.Ordinal) ? sizes.GetValueOrDefault(url) : null;
                var address = new Uri(addresses.Of(name));
                reports.Add(($"{target.Name}/{name}", FeedCheck.Run(feed.Bytes, address, DateTimeOffset.UtcNow, LengthOf).Report));
            }
        }
        workspace.Hashes.Save();
        return reports.Count > 0
            ? reports
            : throw new WrongInputException("Nothing is published yet.", target.Name, "Run: mediapipeline produce EPISODE");
    }

    private static async Task<FeedReport> FileAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new WrongInputException("There is no such file.", Path.GetFullPath(path), "Give a feed's file or its address.");
        }
        var bytes = await BoundedBytes.ReadFileAsync(path, FeedCheck.MostBytes, cancellationToken) ?? throw TooLong(Path.GetFullPath(path));
        return FeedCheck.Run(bytes, null, DateTimeOffset.UtcNow, _ => null).Report;
    }

    private static async Task<FeedReport> AddressAsync(string text, int episodes, bool allowPrivate, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new WrongInputException($"'{text}' is no web address.", null, "Give one that begins with https://");
        }
        using var http = PublicNetwork.Client(allowPrivate);
        http.DefaultRequestHeaders.UserAgent.ParseAdd("MediaPipeline-FeedCheck");
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Origin", "https://player.example");
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                throw new WrongInputException($"The address answers {(int)answer.StatusCode}.", text, "Check it in a browser.");
            }
            var bytes = await BoundedBody.ReadAsync(answer, FeedCheck.MostBytes, cancellationToken) ?? throw TooLong(text);
            var (report, feed) = FeedCheck.Run(bytes, address, DateTimeOffset.UtcNow, _ => null);
            var files = new FeedFilesCheck(http, report);
            await files.FeedAsync(address, answer, cancellationToken);
            if (feed is not null)
            {
                await files.FilesAsync(feed, address, episodes, cancellationToken);
            }
            return report;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new WrongInputException($"The address cannot be read: {e.Message}", text, "Check it in a browser.", e);
        }
    }

    private static WrongInputException TooLong(string where) =>
        new(
            $"It has more than {FeedCheck.MostBytes >> 20} MB, which no directory reads.",
            where,
            "Split it into pages, as the links 'next' and 'first' of RFC 5005 do."
        );

    private static void Write(string name, FeedReport report)
    {
        // A rule that is broken in every episode would hide all others; a few of its places are enough.
        foreach (var broken in report.Findings.GroupBy(f => f.Rule))
        {
            var rule = broken.Key;
            var (kind, colour) = rule.Severity == FeedSeverity.Error ? ("error", "red") : ("warning", "yellow");
            AnsiConsole.MarkupLine(
                $"[{colour}]{kind}[/] [bold]{rule.Name}[/]: {Markup.Escape(rule.Demand)} [grey](wanted by {Markup.Escape(rule.Who)})[/]"
            );
            foreach (var finding in broken.Take(PlacesOfARule))
            {
                AnsiConsole.WriteLine($"  {name}:{finding.Line}  {finding.Problem}");
            }
            if (broken.Skip(PlacesOfARule).ToList() is { Count: > 0 } others)
            {
                var lines = string.Join(", ", others.Select(f => f.Line).Distinct().Take(12));
                AnsiConsole.WriteLine($"  ... and {others.Count} more, in lines {lines}{(others.Count > 12 ? " ..." : "")}");
            }
        }
        AnsiConsole.WriteLine($"{name}: {Count(report.Errors, "error")}, {Count(report.Warnings, "warning")}");
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
