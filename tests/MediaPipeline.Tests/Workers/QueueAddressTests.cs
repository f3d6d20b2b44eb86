using MediaPipeline.Worker;
using Npgsql;

namespace MediaPipeline.Tests.Workers;

public sealed class QueueAddressTests
{
    [Theory]
    [InlineData("Host=db;Port=5433;Database=d;Username=u;Password=p;Search Path=acme", "acme", "db:5433")]
    [InlineData("Host=db;Database=d;Username=u;Password=p", "mediapipeline", "db:5432")]
    [InlineData("postgres://u:p@db:5433/d?search_path=acme&sslmode=verify-full", "acme", "db:5433")]
    [InlineData("postgresql://u:p%40s%3Bs@db/d", "mediapipeline", "db:5432")]
    public void Both_forms_of_address_are_understood(string text, string schema, string server)
    {
        var address = QueueAddress.Parse(text);

        address.Schema.ShouldBe(schema);
        address.Server.ShouldBe(server);
        var built = new NpgsqlConnectionStringBuilder(address.Connection);
        built.Username.ShouldBe("u");
        built.Database.ShouldBe("d");
        built.Password.ShouldBe(text.Contains("%40") ? "p@s;s" : "p");
        built.SearchPath.ShouldBeNull();
    }

    [Theory]
    [InlineData("secret-thing")]
    [InlineData("Hots=db;Password=secret-thing")]
    [InlineData("postgres://u:secret-thing@db:notaport/d")]
    [InlineData("postgres://u:secret-thing@db/d?nonsense=1")]
    [InlineData("Host=db;Password=secret-thing;Search Path=Drop Table")]
    public void What_is_none_is_told_without_the_secret(string text) =>
        Should.Throw<WrongInputException>(() => QueueAddress.Parse(text)).ToString().ShouldNotContain("secret-thing");
}
