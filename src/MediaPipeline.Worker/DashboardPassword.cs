using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MediaPipeline.Worker;

/// <summary>
/// The dashboard's user, and the hash of the password: PBKDF2 with HMAC-SHA-256 (RFC 8018), 600,000 rounds as OWASP
/// advises, written <c>pbkdf2-sha256:ROUNDS:SALT:HASH</c> with salt and hash in base64. Without a dollar sign, so that
/// shells, systemd and compose files leave it as it is.
/// </summary>
/// <param name="User">The user's name.</param>
/// <param name="Rounds">How often it is hashed.</param>
/// <param name="Salt">Random bytes.</param>
/// <param name="Hash">The hash.</param>
internal sealed record DashboardPassword(string User, int Rounds, byte[] Salt, byte[] Hash)
{
    private const string Method = "pbkdf2-sha256";
    private const int DefaultRounds = 600_000;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    // A right answer is remembered, so that each picture of a page need not be hashed for.
    private byte[]? known;

    /// <summary>Hashes a password.</summary>
    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, DefaultRounds, HashAlgorithmName.SHA256, HashBytes);
        return $"{Method}:{DefaultRounds}:{Convert.ToBase64String(salt)}:{Convert.ToBase64String(hash)}";
    }

    /// <summary>Reads user and hash from the environment; null where neither is set.</summary>
    /// <exception cref="WrongInputException">Only one is, or the hash is none.</exception>
    public static DashboardPassword? FromEnvironment()
    {
        var user = Environment.GetEnvironmentVariable(Dashboard.UserVariable);
        var hash = Environment.GetEnvironmentVariable(Dashboard.HashVariable);
        if (string.IsNullOrEmpty(user) && string.IsNullOrEmpty(hash))
        {
            return null;
        }
        try
        {
            if (!string.IsNullOrEmpty(user) && hash?.Split(':') is [Method, var rounds, var salt, var value])
            {
                return new DashboardPassword(
                    user,
                    int.Parse(rounds, NumberStyles.None, CultureInfo.InvariantCulture),
                    Convert.FromBase64String(salt),
                    Convert.FromBase64String(value)
                );
            }
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            // Told below, without the value.
        }
        throw new WrongInputException(
            $"{Dashboard.UserVariable} and {Dashboard.HashVariable} must both be set, the second to a hash.",
            null,
            "Make one with: mediapipeline worker --hash-password"
        );
    }

    /// <summary>Whether somebody is the user, in a time that tells nothing.</summary>
    public bool Is(string user, string password)
    {
        var told = SHA256.HashData(Encoding.UTF8.GetBytes($"{user}\0{password}"));
        if (known is { } before && CryptographicOperations.FixedTimeEquals(before, told))
        {
            return true;
        }
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, Salt, Rounds, HashAlgorithmName.SHA256, Hash.Length);
        var right =
            CryptographicOperations.FixedTimeEquals(hash, Hash)
            & CryptographicOperations.FixedTimeEquals(
                SHA256.HashData(Encoding.UTF8.GetBytes(user)),
                SHA256.HashData(Encoding.UTF8.GetBytes(User))
            );
        if (right)
        {
            known = told;
        }
        return right;
    }
}
