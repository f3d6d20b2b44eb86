using Npgsql;

namespace MediaPipeline.Worker;

/// <summary>
/// Where the queue is: a database of PostgreSQL, and in it a schema of its own for each network of shows. Both stand in
/// one connection string, which is a secret and lives in the environment alone.
/// </summary>
/// <param name="Connection">The connection string, without the schema.</param>
/// <param name="Schema">The schema: <c>Search Path</c> of the connection string, otherwise <c>mediapipeline</c>.</param>
/// <param name="Server">Host and port, for people.</param>
public sealed record QueueAddress(string Connection, string Schema, string Server)
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "MEDIAPIPELINE_QUEUE";

    private const string DefaultSchema = "mediapipeline";

    /// <summary>Reads it from the environment.</summary>
    /// <exception cref="MissingException">It is not set.</exception>
    /// <exception cref="WrongInputException">It is no connection string.</exception>
    public static QueueAddress FromEnvironment() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text
            ? Parse(text)
            : throw new MissingException(
                "There is no queue: this command needs a PostgreSQL database that hosts and workers share.",
                null,
                $"Set {Variable}='Host=127.0.0.1;Database=mediapipeline;Username=mediapipeline;Password=…'. On Debian: sudo apt-get install postgresql; sudo -u postgres createuser -P mediapipeline; sudo -u postgres createdb -O mediapipeline mediapipeline. One machine alone needs no queue: mediapipeline produce."
            );

    /// <summary>Reads a connection string, in PostgreSQL's form of an address (<c>postgres://…</c>) or Npgsql's.</summary>
    /// <exception cref="WrongInputException">It is neither.</exception>
    public static QueueAddress Parse(string text)
    {
        NpgsqlConnectionStringBuilder builder;
        try
        {
            builder =
                text.StartsWith("postgres", StringComparison.OrdinalIgnoreCase) && text.Contains("://", StringComparison.Ordinal)
                    ? OfUri(new Uri(text))
                    : new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The message could repeat a part of the secret.
            throw new WrongInputException(
                $"{Variable} is no connection string of PostgreSQL.",
                null,
                "It looks like: Host=db.example.org;Database=mediapipeline;Username=mediapipeline;Password=…"
            );
        }
        var schema = builder.SearchPath is { Length: > 0 } path ? path.Split(',')[0].Trim() : DefaultSchema;
        if (!schema.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') || char.IsAsciiDigit(schema[0]))
        {
            throw new WrongInputException(
                $"The schema '{schema}' (Search Path in {Variable}) cannot be used.",
                null,
                "Use small letters, digits and underscores, beginning with a letter."
            );
        }
        builder.SearchPath = null;
        builder.ApplicationName ??= "mediapipeline";
        // A machine that vanished is noticed, and its locks are free again.
        builder.TcpKeepAlive = true;
        builder.Timeout = 8;
        return new QueueAddress(builder.ConnectionString, schema, $"{builder.Host ?? "localhost"}:{builder.Port}");
    }

    private static NpgsqlConnectionStringBuilder OfUri(Uri uri)
    {
        var user = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.Trim('/')),
        };
        if (user[0].Length > 0)
        {
            builder.Username = Uri.UnescapeDataString(user[0]);
        }
        if (user.Length > 1)
        {
            builder.Password = Uri.UnescapeDataString(user[1]);
        }
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var value = Uri.UnescapeDataString(parts.Length > 1 ? parts[1] : "");
            builder[
                parts[0] switch
                {
                    "search_path" => "Search Path",
                    "sslmode" => "SSL Mode",
                    "application_name" => "Application Name",
                    "connect_timeout" => "Timeout",
                    var other => other,
                }
            ] = parts[0] == "sslmode" ? value.Replace("-", "") : value;
        }
        return builder;
    }
}
