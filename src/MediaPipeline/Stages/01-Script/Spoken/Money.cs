using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>
/// Amounts: '$50,000' is 'fifty thousand dollars', '$5 million' is 'five million dollars', '€5–10' is 'five to ten euros'.
/// Codes of currencies are those of ISO 4217.
/// </summary>
internal static partial class Money
{
    private sealed record Currency(string One, string Many, string Cent = "cent", string Cents = "cents");

    private static readonly Currency Dollar = new("dollar", "dollars");

    private static readonly Currency Pound = new("pound", "pounds", "penny", "pence");

    private static readonly Dictionary<string, Currency> Signs = new(StringComparer.Ordinal)
    {
        ["$"] = Dollar,
        ["US$"] = new("U S dollar", "U S dollars"),
        ["C$"] = new("canadian dollar", "canadian dollars"),
        ["CA$"] = new("canadian dollar", "canadian dollars"),
        ["A$"] = new("australian dollar", "australian dollars"),
        ["AU$"] = new("australian dollar", "australian dollars"),
        ["NZ$"] = new("new zealand dollar", "new zealand dollars"),
        ["HK$"] = new("hong kong dollar", "hong kong dollars"),
        ["S$"] = new("singapore dollar", "singapore dollars"),
        ["R$"] = new("brazilian real", "brazilian reais", "centavo", "centavos"),
        ["€"] = new("euro", "euros"),
        ["£"] = Pound,
        ["¥"] = new("yen", "yen", "sen", "sen"),
        ["₹"] = new("rupee", "rupees", "paisa", "paise"),
        ["₽"] = new("ruble", "rubles", "kopek", "kopeks"),
        ["₩"] = new("won", "won", "jeon", "jeon"),
        ["₺"] = new("lira", "lira", "kurush", "kurush"),
        ["₴"] = new("hryvnia", "hryvnias", "kopek", "kopeks"),
        ["₪"] = new("shekel", "shekels", "agora", "agorot"),
        ["₦"] = new("naira", "naira", "kobo", "kobo"),
        ["₱"] = new("peso", "pesos", "centavo", "centavos"),
        ["₫"] = new("dong", "dong", "xu", "xu"),
        ["฿"] = new("baht", "baht", "satang", "satang"),
        ["₿"] = new("bitcoin", "bitcoins"),
        ["zł"] = new("zloty", "zlotys", "grosz", "groszy"),
        ["kr"] = new("krone", "kroner", "ore", "ore"),
        ["Kč"] = new("koruna", "koruna", "heller", "hellers"),
        ["Fr"] = new("franc", "francs", "centime", "centimes"),
    };

    private static readonly Dictionary<string, Currency> Codes = new(StringComparer.Ordinal)
    {
        ["USD"] = new("U S dollar", "U S dollars"),
        ["EUR"] = new("euro", "euros"),
        ["GBP"] = Pound,
        ["CHF"] = new("swiss franc", "swiss francs", "centime", "centimes"),
        ["JPY"] = new("yen", "yen", "sen", "sen"),
        ["INR"] = new("rupee", "rupees", "paisa", "paise"),
        ["CAD"] = new("canadian dollar", "canadian dollars"),
        ["AUD"] = new("australian dollar", "australian dollars"),
        ["NZD"] = new("new zealand dollar", "new zealand dollars"),
        ["HKD"] = new("hong kong dollar", "hong kong dollars"),
        ["SGD"] = new("singapore dollar", "singapore dollars"),
        ["CNY"] = new("yuan", "yuan", "fen", "fen"),
        ["Rs"] = new("rupee", "rupees", "paisa", "paise"),
        ["RMB"] = new("renminbi", "renminbi", "fen", "fen"),
        ["KRW"] = new("won", "won", "jeon", "jeon"),
        ["RUB"] = new("ruble", "rubles", "kopek", "kopeks"),
        ["SEK"] = new("swedish krona", "swedish kronor", "ore", "ore"),
        ["NOK"] = new("norwegian krone", "norwegian kroner", "ore", "ore"),
        ["DKK"] = new("danish krone", "danish kroner", "ore", "ore"),
        ["PLN"] = new("zloty", "zlotys", "grosz", "groszy"),
        ["CZK"] = new("koruna", "koruna", "heller", "hellers"),
        ["HUF"] = new("forint", "forints", "filler", "filler"),
        ["TRY"] = new("lira", "lira", "kurush", "kurush"),
        ["ILS"] = new("shekel", "shekels", "agora", "agorot"),
        ["ZAR"] = new("rand", "rand"),
        ["BRL"] = new("brazilian real", "brazilian reais", "centavo", "centavos"),
        ["MXN"] = new("mexican peso", "mexican pesos", "centavo", "centavos"),
        ["THB"] = new("baht", "baht", "satang", "satang"),
        ["UAH"] = new("hryvnia", "hryvnias", "kopek", "kopeks"),
        ["BTC"] = new("bitcoin", "bitcoins"),
        ["ETH"] = new("ether", "ether"),
    };

    /// <summary>What currencies are called, where an amount stands before the name: '70m euros'.</summary>
    private static readonly HashSet<string> Names =
    [
        "baht",
        "crowns",
        "dinars",
        "dirhams",
        "dollars",
        "euro",
        "Euro",
        "euros",
        "Euros",
        "forints",
        "francs",
        "hryvnia",
        "hryvnias",
        "kroner",
        "kronor",
        "kronur",
        "lei",
        "leva",
        "lira",
        "marks",
        "naira",
        "pesos",
        "pounds",
        "rand",
        "reais",
        "reals",
        "ringgit",
        "riyals",
        "roubles",
        "rubles",
        "rupees",
        "rupiah",
        "shekels",
        "sterling",
        "won",
        "yen",
        "yuan",
        "zlotys",
    ];

    /// <summary>Whose money it is: '500m Swiss francs'.</summary>
    public static readonly IReadOnlySet<string> Nationals = new HashSet<string>
    {
        "Australian",
        "Brazilian",
        "British",
        "Canadian",
        "Chinese",
        "Danish",
        "Egyptian",
        "Indian",
        "Mexican",
        "Norwegian",
        "Russian",
        "Singapore",
        "Swedish",
        "Swiss",
        "Turkish",
    };

    /// <summary>Whether a word is the name of a currency.</summary>
    public static bool IsNamed(string word) => Names.Contains(word);

    private static readonly Dictionary<string, string> Scales = new(StringComparer.Ordinal)
    {
        ["k"] = "thousand",
        ["K"] = "thousand",
        ["m"] = "million",
        ["M"] = "million",
        ["mn"] = "million",
        ["mm"] = "million",
        ["MM"] = "million",
        ["b"] = "billion",
        ["B"] = "billion",
        ["bn"] = "billion",
        ["t"] = "trillion",
        ["T"] = "trillion",
        ["tn"] = "trillion",
        ["cr"] = "crore",
        ["trn"] = "trillion",
    };

    /// <summary>What stands for an amount: 'with £20 notes'.</summary>
    private static readonly HashSet<string> Tokens =
    [
        "note",
        "notes",
        "bills",
        "banknotes",
        "coin",
        "coins",
        "voucher",
        "vouchers",
        "tickets",
    ];

    private static readonly HashSet<string> ScaleWords = ["hundred", "thousand", "lakh", "million", "crore", "billion", "trillion"];

    /// <summary>What an amount is 'per': '$5/hr', '£3.50/kg'.</summary>
    private static readonly Dictionary<string, string> Times = new(StringComparer.Ordinal)
    {
        ["mo"] = "month",
        ["month"] = "month",
        ["yr"] = "year",
        ["year"] = "year",
        ["wk"] = "week",
        ["week"] = "week",
        ["day"] = "day",
        ["hour"] = "hour",
        ["user"] = "user",
        ["person"] = "person",
        ["seat"] = "seat",
        ["night"] = "night",
        ["unit"] = "unit",
        ["share"] = "share",
        ["barrel"] = "barrel",
        ["bbl"] = "barrel",
        ["ton"] = "ton",
        ["head"] = "head",
        ["token"] = "token",
        ["call"] = "call",
        ["stream"] = "stream",
        ["episode"] = "episode",
        ["mile"] = "mile",
        ["sqft"] = "square foot",
        ["sf"] = "square foot",
        ["MMBtu"] = "million B T U",
        ["ea"] = "each",
    };

    public static string? Say(string core, string before, string beforeThat, string after)
    {
        // The currency behind its number: '30 EUR', '30 €', '30 zł'; where it stands before one, the number carries it.
        if ((Codes.TryGetValue(core, out var code) || Signs.TryGetValue(core, out code)) && core != "Fr")
        {
            return PlainAmount().IsMatch(before) || Ranges.Is(before) || ScaleWords.Contains(before)
                ? before is "1" || SpokenForms.Describes(beforeThat, after)
                    ? code.One
                    : code.Many
                : StartsWithDigit(after)
                // '$50 USD', 'A$30 AUD'.
                || before.Any(char.IsAsciiDigit) && before.Any(c => IsOf(c, core))
                    ? ""
                    : null;
        }
        // '€1.234,56', as most of Europe writes it.
        if (Continental().Match(core) is { Success: true } continental)
        {
            var cents = continental.Groups["cents"].Value;
            return Say(
                $"{continental.Groups["sign"].Value}{continental.Groups["whole"].Value.Replace(".", "")}{(cents.Length > 0 ? "." + cents : "")}",
                before,
                beforeThat,
                after
            );
        }
        // '£1.50p': its pence told twice.
        if (core is ['£', _, ..] && core[^1] == 'p' && core.Contains('.') && AmountForm().IsMatch(core[..^1]))
        {
            return Say(core[..^1], before, beforeThat, after);
        }
        // '$30-ish', '$20(ish)'.
        if (Roughly().Match(core) is { Success: true } roughly && Say(roughly.Groups["amount"].Value, "", "", "") is { } some)
        {
            return $"{some} ish";
        }
        if (
            Hyphenated().Match(core) is { Success: true } joined
            && AmountForm().Match(joined.Groups["amount"].Value) is { Success: true } first
        )
        {
            var (currency, rest) = (Signs[first.Groups["sign"].Value], joined.Groups["rest"].Value);
            var number = Amount(first, "a", "thing");
            return ScaleWords.Contains(rest)
                ? $"{Say(joined.Groups["amount"].Value, "", "", rest)} {rest} {currency.One}"
                // 'a $400-a-night hotel': no letter.
                : $"{number} {(rest.StartsWith("a-", StringComparison.Ordinal) ? $"a {Letters.Say(rest[2..])}" : Letters.Say(rest))}";
        }
        if (ScaleWords.Contains(core) || Scales.ContainsKey(core) && core.Length > 1)
        {
            // The scale after an amount carries the currency: '$5 million', '$5 bn', 'USD 5 million'.
            var scale = Scales.GetValueOrDefault(core, core);
            var carried =
                CurrencyOf(before) ?? (StartsWithDigit(before) ? Codes.GetValueOrDefault(beforeThat) ?? SignBefore(beforeThat) : null);
            if (carried is not null)
            {
                // '$6.4 million USD' names it twice.
                return Codes.ContainsKey(after)
                    ? scale
                    : $"{scale} {(SpokenForms.Describes(beforeThat, after) ? carried.One : carried.Many)}";
            }
            return core.Length <= 3 && core is "bn" or "mn" or "tn" or "trn" && PlainAmount().IsMatch(before) ? scale : null;
        }
        if (PlainAmount().IsMatch(core) && (Codes.GetValueOrDefault(before) ?? SignBefore(before)) is { } ahead)
        {
            return Say(ahead, core.Split('.')[0], core.Contains('.') ? core.Split('.')[1] : "", "", beforeThat, after);
        }
        if (Ticker().Match(core) is { Success: true } ticker)
        {
            return Letters.Spell(ticker.Groups["name"].Value);
        }
        if (Cents().Match(core) is { Success: true } small)
        {
            return small.Groups["p"].Length > 0
                ? small.Groups["n"].Value == "1"
                    ? "one penny"
                    : $"{Quantities.Number(small.Groups["n"].Value)} pence"
                : $"{NumberWords.Cardinal(small.Groups["n"].Value)} {(small.Groups["n"].Value == "1" ? "cent" : "cents")}";
        }
        if (Range().Match(core) is { Success: true } range)
        {
            return InRange(range, after);
        }
        // A contract's '$25M/5yrs'.
        if (OverYears().Match(core) is { Success: true } contract && Say(contract.Groups["amount"].Value, "", "", "") is { } all)
        {
            return $"{all} over {NumberWords.Cardinal(contract.Groups["n"].Value)} years";
        }
        if (Per().Match(core) is { Success: true } per)
        {
            var what = per.Groups["what"].Value;
            var amount = Say(per.Groups["amount"].Value, before, beforeThat, "");
            // '$297/sq ft': its unit is the word behind it.
            var unit =
                what is "sq" && Units.Has(after)
                    ? "square"
                    : Times.GetValueOrDefault(what) ?? Many(what) ?? Units.Joined(what, true) ?? Units.Separate(what, true, "");
            return amount is null || unit is null ? null
                : unit is "each" ? $"{amount} each"
                : $"{amount} per {unit}";
        }
        if (Behind().Match(core) is { Success: true } behind)
        {
            return Say(behind.Groups["sign"].Value + behind.Groups["n"].Value, before, beforeThat, after);
        }
        return AmountForm().Match(core) is { Success: true } m ? Amount(m, before, after) : null;
    }

    /// <summary>
    /// The first of two amounts that have the scale of the second, in words: '$1.5' of 'between $1.5 and $2bn', 'from $1.5 to $2 million'. Null where
    /// each is an amount of its own: no price has one digit of cents.
    /// </summary>
    /// <param name="core">The amount.</param>
    /// <param name="after">The word after it.</param>
    /// <param name="afterThat">The word after that, the second amount.</param>
    /// <param name="scale">The word behind the second amount.</param>
    /// <param name="before">The word before the first.</param>
    public static string? Shared(string core, string after, string afterThat, string scale, string before) =>
        after is "and" or "to" or "or" or "-" or "–" or "—"
        && AmountForm().Match(core) is { Success: true } first
        && first.Groups["scale"].Length == 0
        && first.Groups["minus"].Length == 0
        && (first.Groups["fraction"].Length == 1 || before is "between" or "Between" && after is "and")
        && AmountForm().Match(afterThat) is { Success: true } second
        && second.Groups["sign"].Value == first.Groups["sign"].Value
        && (second.Groups["scale"].Length > 0 || ScaleWords.Contains(scale) || Scales.ContainsKey(scale) && scale.Length > 1)
            ? Number(first.Groups["whole"].Value, first.Groups["fraction"].Value)
            : null;

    private static string Number(string whole, string fraction) =>
        fraction.Length > 0 ? NumberWords.Decimal(whole.Length > 0 ? whole : "0", fraction) : NumberWords.Cardinal(whole);

    /// <summary>Whether a word begins with the sign of dollars, euros or pounds.</summary>
    public static bool HasSign(string word) => word.Length > 0 && word[0] is '$' or '€' or '£';

    /// <summary>Whether a sign that stands alone is the currency of the amount before it: '50 €', 'a million $'.</summary>
    public static bool IsBehind(string sign, string before) =>
        Signs.ContainsKey(sign) && (Quantities.IsNumber(before) || ScaleWords.Contains(before));

    /// <summary>Whether a word is a currency's code: 'USD'.</summary>
    public static bool IsCode(string core) => Codes.ContainsKey(core);

    /// <summary>What a price is for so many of: '$0.15/1M tokens'.</summary>
    private static string? Many(string what) =>
        !StartsWithDigit(what) ? null
        : what[0] == '1' && Scales.TryGetValue(what[1..], out var scale) ? scale
        : Quantities.Say(what, "", "");

    /// <summary>Whether a code tells which of the currencies with a sign is meant.</summary>
    private static bool IsOf(char sign, string code) =>
        sign switch
        {
            '$' => code is "USD" or "CAD" or "AUD" or "NZD" or "HKD" or "SGD",
            '€' => code is "EUR",
            '£' => code is "GBP",
            _ => false,
        };

    private static Currency? SignBefore(string sign) => sign == "Fr" ? null : Signs.GetValueOrDefault(sign);

    private static bool StartsWithDigit(string text) => text.Length > 0 && char.IsAsciiDigit(text[0]);

    private static string InRange(Match range, string after)
    {
        var currency = Signs[range.Groups["sign"].Value];
        // '$4.10–$4.25': each with its cents.
        if (
            WithCents().IsMatch(range.Groups["a"].Value)
            && WithCents().IsMatch(range.Groups["b"].Value)
            && range.Groups["scale"].Length == 0
        )
        {
            string Price(string group) => Say(currency, range.Groups[group].Value[..^3], range.Groups[group].Value[^2..], "", "", "");
            return $"{Price("a")} to {Price("b")}";
        }
        var (a, b) = (Number(range, "a"), Number(range, "b"));
        var (first, last) = (range.Groups["first"].Value, range.Groups["scale"].Value);
        if (ScaleWords.Contains(after) || Scales.ContainsKey(after) && after.Length > 1)
        {
            return $"{a} to {b}";
        }
        // '$5m–$10m' as '$5–10m': the scale is said once, unless the two differ.
        var about = range.Groups["about"].Length > 0 ? "about " : "";
        var lower = first.Length > 0 && first != last ? $"{a} {Scales[first]}" : a;
        var upper = last.Length > 0 ? $"{b} {Scales[last]}" : b;
        return $"{about}{lower} to {upper} {currency.Many}";
    }

    private static Currency? CurrencyOf(string amount) =>
        AmountForm().Match(amount) is { Success: true } one && one.Groups["scale"].Length == 0 ? Signs[one.Groups["sign"].Value]
        : Range().Match(amount) is { Success: true } range && range.Groups["scale"].Length == 0 ? Signs[range.Groups["sign"].Value]
        : null;

    private static string Number(Match m, string group)
    {
        var parts = m.Groups[group].Value.Split('.');
        return parts.Length == 2 ? NumberWords.Decimal(parts[0], parts[1]) : NumberWords.Cardinal(parts[0]);
    }

    private static string Amount(Match m, string before, string after)
    {
        var sign = m.Groups["minus"].Value switch
        {
            "" => "",
            "+" => "plus ",
            "~" or "≈" => "about ",
            "<" => "less than ",
            ">" => "more than ",
            "±" => "plus or minus ",
            _ => "minus ",
        };
        var plus = m.Groups["plus"].Length > 0 ? " plus" : "";
        // '$20 CAD'.
        var written = m.Groups["sign"].Value;
        var currency = IsOf(written[^1], after) ? Codes[after] : Signs[written];
        return sign + Say(currency, m.Groups["whole"].Value, m.Groups["fraction"].Value, m.Groups["scale"].Value, before, after) + plus;
    }

    private static string Say(Currency currency, string whole, string fraction, string scale, string before, string after)
    {
        whole = whole.Length == 0 ? "0" : whole;
        var number = Number(whole, fraction);
        var describes = SpokenForms.Describes(before, after) || Tokens.Contains(after);
        if (ScaleWords.Contains(after) || scale.Length == 0 && Scales.ContainsKey(after) && after.Length > 1)
        {
            return number;
        }
        if (scale.Length > 0)
        {
            return $"{number} {Scales[scale]} {(describes ? currency.One : currency.Many)}";
        }
        if (fraction.Length == 2)
        {
            var units = NumberWords.Cardinal(whole);
            var parts = int.Parse(fraction);
            var main = $"{units} {(units == "one" ? currency.One : currency.Many)}";
            var rest = $"{NumberWords.Cardinal(parts)} {(parts == 1 ? currency.Cent : currency.Cents)}";
            return parts == 0 ? main
                : units == "zero" ? rest
                : $"{main} and {rest}";
        }
        return $"{number} {(number == "one" || describes ? currency.One : currency.Many)}";
    }

    private const string Sign = @"(?:US|CA|AU|NZ|HK|[CASR])?\$|[€£¥₹₽₩₺₴₪₦₱₫฿₿]";
    private const string Scale = "trn|tn|mm|MM|mn|bn|[kKmMbBtT]";

    [GeneratedRegex(@"^(?<sign>€)(?:(?<whole>\d{1,3}(?:\.\d{3})+)(?:,(?<cents>\d\d))?|(?<whole>\d+),(?<cents>\d\d))$")]
    private static partial Regex Continental();

    [GeneratedRegex(@"^(?<amount>[^-(]*[$€£¥₹][^-(]*)(?:-ish|-?\(ish\))$")]
    private static partial Regex Roughly();

    /// <summary>'a $10-billion fund', 'a $100-a-month plan'.</summary>
    [GeneratedRegex(@"^(?<amount>[^-]*[$€£¥₹][^-]*)-(?<rest>\p{L}[\p{L}-]*)$")]
    private static partial Regex Hyphenated();

    /// <summary>A share by its sign at the exchange: '$AAPL'.</summary>
    [GeneratedRegex(@"^\$(?<name>[A-Z]{1,5})$")]
    private static partial Regex Ticker();

    [GeneratedRegex(@"^[\d,]+\.\d\d$")]
    private static partial Regex WithCents();

    [GeneratedRegex(@"^\d[\d,]*(?:\.\d+)?$")]
    private static partial Regex PlainAmount();

    [GeneratedRegex(@"^(?:(?<n>\d+)¢|¢(?<n>\d+)|(?!(?:144|240|360|480|540|576|720)p)(?<n>\d{1,3}(?:\.\d{1,2})?)(?<p>p))$")]
    private static partial Regex Cents();

    [GeneratedRegex(
        $@"^(?<about>[~≈])?(?<sign>{Sign})(?<a>\d[\d,]*(?:\.\d+)?)(?<first>{Scale})?(?:[-–—]|-to-)(?:{Sign})?(?<b>\d[\d,]*(?:\.\d+)?)(?<scale>{Scale})?$|^(?<a>\d[\d,]*(?:\.\d+)?)(?<first>{Scale})?[-–—](?<b>\d[\d,]*(?:\.\d+)?)(?<scale>{Scale})?(?<sign>[€£¥$])$"
    )]
    private static partial Regex Range();

    [GeneratedRegex($@"^(?<amount>(?:{Sign})[^/\s]+)/(?<n>[2-9]|1\d)-?(?:yrs?|years?)$")]
    private static partial Regex OverYears();

    [GeneratedRegex($@"^(?<amount>[-−~≈<>+±]?(?:{Sign})[^/\s]+|\d+¢)/(?<what>[\p{{L}}²³]+|\d[\d,]*[kKMB]?)$")]
    private static partial Regex Per();

    [GeneratedRegex(@"^(?<n>[\d,]+(?:\.\d+)?(?:k|m|bn)?)(?<sign>[€£¥$₽₹₩])$")]
    private static partial Regex Behind();

    [GeneratedRegex(
        $@"^(?<minus>[-−–+~≈<>±])?(?<sign>{Sign})(?:(?<whole>\d[\d,]*)(?:\.(?<fraction>\d+))?|\.(?<fraction>\d+))(?<scale>{Scale})?(?<plus>\+)?$"
    )]
    private static partial Regex AmountForm();
}
