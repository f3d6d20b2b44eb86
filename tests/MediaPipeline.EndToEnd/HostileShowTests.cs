using System.Text.Json;
using MediaPipeline.Tests;
using Microsoft.Playwright;

namespace MediaPipeline.EndToEnd;

/// <summary>
/// A show whose every field tries to run something in the browser of those who read its pages. The pages' policy would stop it; they are
/// looked at without it, too, so that one defence does not hide the want of the other.
/// </summary>
[Collection(nameof(ServedShow))]
public sealed class HostileShowTests(ServedShow served)
{
    private const string Mark = "window.hostile=1";

    /// <summary>Ways into HTML, attributes, addresses, Markdown and templates.</summary>
    private static readonly string[] Attacks =
    [
        $"<script>{Mark}</script>",
        $"</title><script>{Mark}</script>",
        $"\"><img src=x onerror={Mark}>",
        $"' autofocus onfocus={Mark} x='",
        $"<scr<b>ipt>{Mark}</scr</b>ipt>",
        $"<img src=x: alt=`a` onerror={Mark}//",
        $"<svg><script>{Mark}</script></svg>",
        $"<svg onload={Mark}>",
        $"<math><mtext><style><img src=x onerror={Mark}></style></mtext></math>",
        $"<iframe srcdoc=\"&lt;script&gt;parent.{Mark}&lt;/script&gt;\"></iframe>",
        $"<a href=\"javascript:{Mark}\">here</a>",
        $"[here](javascript:{Mark})",
        $"[here](<java\tscript:{Mark}>)",
        $"[here](data:text/html,<script>{Mark}</script>)",
        $"![x\" onerror=\"{Mark}](https://127.0.0.1:9/x.png)",
        $"[x](https://127.0.0.1:9/\"onmouseover=\"{Mark})",
        $"<https://127.0.0.1:9/\"><script>{Mark}</script>>",
        $"<!-- --><script>{Mark}</script><!-- -->",
        $"`<script>{Mark}</script>`",
        $"&lt;script&gt;{Mark}&lt;/script&gt;",
        $"&#60;script&#62;{Mark}&#60;/script&#62;",
        $"\\<script>{Mark}\\</script>",
        "{{ 7 | times: 191 }}{% raw %}",
        $"<meta http-equiv=refresh content=\"0;url=javascript:{Mark}\">",
        "<base href=\"//127.0.0.1:9/\">",
        $"<form action=\"javascript:{Mark}\"><button>x</button></form>",
        $"\u202e<script>{Mark}</script>\u2066",
        $"＜script＞{Mark}＜/script＞",
        $"]]><script>{Mark}</script>",
        $"\"}}]</script><script>{Mark}</script>",
    ];

    [Fact]
    public async Task Nothing_that_a_show_says_runs_in_a_readers_browser()
    {
        var root = NewShow();
        var made = await Terminal.RunAsync(root, "produce", "--all");
        made.Code.ShouldBe(0, made.All);
        using var server = Terminal.Start(root, null, "serve", "--port", "0");
        try
        {
            var address = "";
            await Terminal.WaitForAsync(server, line => (address = AddressIn(line)).Length > 0);
            var pages = Directory
                .EnumerateFiles(Path.Combine(root, "public"), "*.html", SearchOption.AllDirectories)
                .Select(f => $"{address}/{Path.GetRelativePath(Path.Combine(root, "public"), f)}")
                .Concat(Directory.EnumerateFiles(root, "report.html", SearchOption.AllDirectories).Select(f => $"file://{f}"))
                .ToList();
            pages.Count.ShouldBeGreaterThan(8);

            foreach (var withPolicy in new[] { true, false })
            {
                var page = await served.NewPageAsync(new() { BypassCSP = !withPolicy });
                foreach (var at in pages)
                {
                    await LookAsync(page, at, withPolicy);
                }
                await page.Context.CloseAsync();
            }
        }
        finally
        {
            Terminal.Signal(server, "INT");
            await Terminal.EndAsync(server);
        }
    }

    private static async Task LookAsync(IPage page, string address, bool withPolicy)
    {
        var refused = new List<string>();
        void Heard(object? sender, IConsoleMessage message)
        {
            if (message.Text.Contains("Content Security Policy"))
            {
                refused.Add(message.Text);
            }
        }
        page.Console += Heard;
        await page.GotoAsync(address);
        // What waits for a hand gets one.
        await page.EvaluateAsync(
            "for (const e of document.querySelectorAll('a[href]:not([href^=http]), [onmouseover], [onfocus]')) { e.addEventListener('click', c => c.preventDefault()); e.dispatchEvent(new MouseEvent('mouseover')); e.dispatchEvent(new FocusEvent('focus')); }"
        );
        page.Console -= Heard;

        (await page.EvaluateAsync<bool>("'hostile' in window")).ShouldBeFalse(address);
        (await page.EvaluateAsync<string[]>(Foreign)).ShouldBeEmpty($"{address}, policy {withPolicy}");
        (await page.ContentAsync()).ShouldNotContain("1337");
        // The policy never has anything to do, for the pages' own parts keep to it as well.
        refused.ShouldBeEmpty(address);
    }

    /// <summary>Whatever our own templates never write.</summary>
    private const string Foreign = """
        [...document.querySelectorAll('*')].flatMap(e => [
          ...(e.localName === 'script' && e.type !== 'application/ld+json' && !/\/assets\/site\.[0-9a-f]+\.js$/.test(e.src) ? ['script: ' + e.textContent] : []),
          ...(['iframe', 'object', 'embed', 'base', 'form'].includes(e.localName) && e.className !== 'search' ? [e.outerHTML.slice(0, 200)] : []),
          ...(e.localName === 'meta' && e.httpEquiv && e.httpEquiv !== 'Content-Security-Policy' ? [e.outerHTML] : []),
          ...[...e.attributes].filter(a => a.name.startsWith('on') || /^\s*(javascript|data:text)/i.test(a.value)).map(a => e.localName + ' ' + a.name + '=' + a.value),
        ])
        """;

    private static string NewShow()
    {
        var root = Project.NewFolder();
        var all = string.Join(" ", Attacks);
        File.WriteAllText(
            Path.Combine(root, "pipeline.json"),
            JsonSerializer.Serialize(
                new
                {
                    title = $"Show {Attacks[1]}",
                    description = all,
                    author = Attacks[2],
                    copyright = Attacks[3],
                    owner = new { name = Attacks[0], email = "a@b.example" },
                    site = "http://127.0.0.1:8080",
                    video = new { width = 640, height = 360 },
                }
            )
        );
        var episode = Path.Combine(root, "episodes", "2026-02-13-hostile");
        Directory.CreateDirectory(episode);
        string Quoted(string text) => JsonSerializer.Serialize(text);
        File.WriteAllText(
            Path.Combine(episode, "script.md"),
            $"""
            ---
            title: {Quoted(Attacks[1])}
            summary: {Quoted(string.Join(" ", Attacks[..8]))}
            tags: [{Quoted(Attacks[0])}, {Quoted(Attacks[2])}]
            people:
              - name: {Quoted(Attacks[2])}
                role: {Quoted(Attacks[3])}
            ---
            Good morning to all who read this.

            {string.Join("\n\n", Attacks[8..18].Select(Line))}
            """
        );
        return root;
    }

    /// <summary>A third of them, once each, as a heading, an entry of a list or a paragraph: all of it is spoken, and takes its time.</summary>
    private static string Line(string attack, int number) =>
        (number % 6) switch
        {
            0 => $"## {attack}\n\nSection {number}.",
            1 or 3 => $"- {attack}",
            _ => attack,
        };

    private static string AddressIn(string line) =>
        line.IndexOf("http://", StringComparison.Ordinal) is >= 0 and var at
            ? line[at..line.IndexOf("/index.html", at, StringComparison.Ordinal)]
            : "";
}
