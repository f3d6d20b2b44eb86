using System.Text;
using System.Text.RegularExpressions;

namespace MediaPipeline.Benchmarks;

/// <summary>
/// Writes what is printed to the console into the documents as well: a table takes the place of the one there with the same heading, or,
/// where it holds only some of its rows, those rows. Under a whole one stands on which machine and day it was printed.
/// </summary>
internal sealed partial class DocumentTables : TextWriter
{
    private readonly TextWriter console = Console.Out;
    private readonly StringBuilder printed = new();
    private readonly string machine;

    private DocumentTables(string machine) => this.machine = machine;

    /// <inheritdoc />
    public override Encoding Encoding => console.Encoding;

    /// <summary>Listens to the console from now on.</summary>
    /// <param name="machine">What is told of the machine and the day.</param>
    public static DocumentTables Listen(string machine)
    {
        var tables = new DocumentTables(machine);
        Console.SetOut(tables);
        return tables;
    }

    /// <inheritdoc />
    public override void Write(char value)
    {
        console.Write(value);
        printed.Append(value);
    }

    /// <inheritdoc />
    public override void Write(string? value)
    {
        console.Write(value);
        printed.Append(value);
    }

    /// <inheritdoc />
    public override void WriteLine(string? value) => Write(value + Environment.NewLine);

    /// <inheritdoc />
    public override void Flush() => console.Flush();

    /// <summary>Writes the tables into the documents of a folder, and tells which found no place of their own.</summary>
    public void WriteInto(string folder)
    {
        Console.SetOut(console);
        var documents = Directory.GetFiles(folder, "*.md").ToDictionary(f => f, f => File.ReadAllLines(f).ToList());
        foreach (var table in Tables([.. printed.ToString().Split('\n').Select(l => l.TrimEnd('\r'))]))
        {
            var there = documents
                .SelectMany(d => Tables(d.Value).Select(t => (Document: d.Key, Table: t)))
                .Where(t => Heading(t.Table) == Heading(table))
                .ToList();
            if (there is not [var (document, old)])
            {
                // Of several with one heading only a person knows which it is.
                console.WriteLine($"(written nowhere, as {there.Count} tables of the documents have its heading: '{table.Lines[0]}')");
                continue;
            }
            Replace(documents[document], old, table);
            File.WriteAllLines(document, documents[document]);
            console.WriteLine($"(written into {Path.GetFileName(document)}: '{table.Lines[0]}')");
        }
    }

    private void Replace(List<string> document, Table old, Table now)
    {
        var known = old.Rows.Select(Key).ToHashSet();
        if (known.Except(now.Rows.Select(Key)).Any())
        {
            // Some rows of it: what stands under the table is still true of the others.
            List<string> rows =
            [
                .. old.Rows.Select(row => now.Rows.FirstOrDefault(n => Key(n) == Key(row)) ?? row),
                .. now.Rows.Where(row => !known.Contains(Key(row))),
            ];
            document.RemoveRange(old.Start + 2, old.Rows.Count);
            document.InsertRange(old.Start + 2, rows);
            return;
        }
        var end = old.Start + old.Lines.Count;
        if (document.ElementAtOrDefault(end + 1) is { } below && Caption().IsMatch(below))
        {
            end += 2;
        }
        document.RemoveRange(old.Start, end - old.Start);
        document.InsertRange(old.Start, [.. now.Lines, "", $"*{machine}*"]);
    }

    private static IEnumerable<Table> Tables(List<string> lines)
    {
        for (var at = 0; at + 1 < lines.Count; at++)
        {
            if (lines[at].StartsWith('|') && lines[at + 1].StartsWith("| ---", StringComparison.Ordinal))
            {
                var table = new Table(at, [.. lines.Skip(at).TakeWhile(l => l.StartsWith('|'))]);
                at += table.Lines.Count;
                yield return table;
            }
        }
    }

    /// <summary>A table's heading; how many seconds of sound there were may be another each time.</summary>
    private static string Heading(Table table) => Figures().Replace(table.Lines[0], "#");

    /// <summary>What a row is of: its cells before the first figure.</summary>
    private static string Key(string row) =>
        string.Join('|', row.Split('|').Skip(1).TakeWhile((cell, n) => n == 0 || !Figures().IsMatch(cell)));

    private sealed record Table(int Start, List<string> Lines)
    {
        public List<string> Rows => Lines[2..];
    }

    [GeneratedRegex(@"\d[\d,.]*")]
    private static partial Regex Figures();

    [GeneratedRegex(@"^\*.* cores, .*\d{4}-\d\d-\d\d\*$")]
    private static partial Regex Caption();
}
