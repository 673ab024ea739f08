using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace InteractiveAi.Client.Tests;

public sealed class CredentialMaskTests
{
    private const string Key = "rk-0aB1/cD2+eF3&gH4-iJ5_kL6.mN7oP8qR9";

    private static string Masked(string text) => new CredentialMask(Key).Apply(text);

    [TestCase($"key {Key} is wrong", "key *** is wrong")]
    [TestCase($"{Key}", "***")]
    [TestCase($"a{Key}{Key}b", "a***b")]
    [TestCase($"""["{Key}","{Key}"]""", """["***","***"]""")]
    public void Apply_WholeKey_IsHidden(string text, string expected) =>
        Assert.That(Masked(text), Is.EqualTo(expected));

    [TestCase("""{"a":"rk-0aB1\/cD2\u002BeF3\u0026gH4-iJ5_kL6.mN7oP8qR9"}""", """{"a":"***"}""")]
    [TestCase("""{"a":"rk-0aB1\/cD2\u002beF3\u0026gH4-iJ5_kL6.mN7oP8qR9 "}""", """{"a":"*** "}""")]
    [TestCase(
        """{"a":"{\"b\":\"rk-0aB1\\/cD2\\u002beF3\\u0026gH4-iJ5_kL6.mN7oP8qR9\"}"}""",
        """{"a":"{\"b\":\"***\"}"}"""
    )]
    [TestCase("x?k=rk-0aB1%2FcD2%2BeF3%26gH4-iJ5_kL6.mN7oP8qR9&n=1", "x?k=***&n=1")]
    [TestCase("x?k=rk-0aB1%2fcD2%2beF3%26gH4%2DiJ5_kL6.mN7oP8qR9&n=1", "x?k=***&n=1")]
    public void Apply_EscapedKey_IsHidden(string text, string expected) =>
        Assert.That(Masked(text), Is.EqualTo(expected));

    [TestCase("got RK-0AB1/CD2+EF3&GH4-IJ5_KL6.MN7OP8QR9", "got ***")]
    [TestCase("got rk-0ab1/cd2+ef3&gh4-ij5_kl6.mn7op8qr9", "got ***")]
    [TestCase("got cmstMGFCMS9jRDIrZUYzJmdINC1pSjVfa0w2Lm1ON29QOHFSOQ==", "got ***Q==")]
    [TestCase("got 726B2D306142312F6344322B65463326674834", "got ***")]
    public void Apply_KeyInAnotherCaseOrEncoded_IsHidden(string text, string expected) =>
        Assert.That(Masked(text), Is.EqualTo(expected));

    [Test]
    public void Apply_KeyAsThePasswordOfBasic_IsHidden([Range(0, 3)] int nameLength)
    {
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{new string('u', nameLength)}:{Key}"));

        var masked = Masked($"got {pair} there");

        Assert.That(masked, Does.Match(@"^got .{0,6}\*\*\*.{0,3} there$"));
    }

    [TestCase("begins with rk-0aB1/ and", "begins with *** and")]
    [TestCase("begins with rk-0aB1/cD2+eF...", "begins with ***...")]
    [TestCase("ends with N7oP8qR9.", "ends with ***.")]
    [TestCase("rk-0aB1 is seven characters", "rk-0aB1 is seven characters")]
    [TestCase("7oP8qR9 is seven characters", "7oP8qR9 is seven characters")]
    public void Apply_PartsOfTheKey_AreHiddenFromEightCharactersOn(string text, string expected) =>
        Assert.That(Masked(text), Is.EqualTo(expected));

    [Test]
    public void Apply_FirstAndLastFifthAsJamAiEchoesThem_AreHidden()
    {
        const string pat = "jamai_pat_0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6071";
        var echo = $"got {pat[..11]}{new string('*', 36)}{pat[^11..]}";

        Assert.That(new CredentialMask(pat).Apply(echo), Is.EqualTo($"got {new string('*', 42)}"));
    }

    [Test]
    public void Apply_EveryPrefixAndSuffix_IsHiddenFromEightCharactersOn()
    {
        var leaks = new List<string>();

        for (var length = 8; length <= Key.Length; length++)
        {
            foreach (var part in (string[])[Key[..length], Key[^length..]])
            {
                if (!string.Equals(Masked($"<{part}>"), "<***>", StringComparison.Ordinal))
                {
                    leaks.Add(part);
                }
            }
        }

        Assert.That(leaks, Is.Empty);
    }

    [Test]
    public void Apply_KeyThatOverlapsItself_LeavesNothing()
    {
        const string periodic = "abcdefgh_abcdefgh_XYZ12345";

        var masked = new CredentialMask(periodic).Apply("abcdefgh_" + periodic);

        Assert.That(masked, Is.EqualTo("***"));
    }

    [TestCase("abc12", "use abc12 or abc123", "use *** or abc123")]
    [TestCase("abc12", "abc12,abc12", "***,***")]
    [TestCase("k", "a key k", "a key k")]
    [TestCase("", "nothing", "nothing")]
    [TestCase(null, "nothing", "nothing")]
    public void Apply_ShortKey_IsHiddenAsAWordOnly(string? key, string text, string expected) =>
        Assert.That(new CredentialMask(key).Apply(text), Is.EqualTo(expected));

    [Test]
    public void Apply_HeaderValueWithScheme_HidesTheKeyAlsoWithoutIt()
    {
        var mask = new CredentialMask("Custom 0123456789abcdefghijklmnop");

        Assert.That(mask.Apply("01234567…, not Custom"), Is.EqualTo("***…, not Custom"));
    }

    [TestCase("Authorization: Bearer abc", "Authorization: Bearer ***")]
    [TestCase("got 'bearer x1' here", "got 'bearer ***' here")]
    [TestCase("BEARER eyJx.y.z", "BEARER ***")]
    [TestCase("q=Bearer%20abc123&x=1", "q=Bearer%20***&x=1")]
    [TestCase("Bearer ab\\u002Bcd\\/ef==\"", "Bearer ***\"")]
    [TestCase("Basic dXNlcjpwYXNz0=", "Basic ***")]
    [TestCase("Missing bearer token", "Missing bearer token")]
    [TestCase("Bearer authentication required.", "Bearer authentication required.")]
    [TestCase("WWW-Authenticate: Bearer realm=\"x\"", "WWW-Authenticate: Bearer realm=\"x\"")]
    [TestCase("basic authentication is off", "basic authentication is off")]
    [TestCase("forbearers", "forbearers")]
    [TestCase("a bearer", "a bearer")]
    public void Apply_Scheme_HidesWhatFollowsButNoWords(string text, string expected) =>
        Assert.That(CredentialMask.Patterns.Apply(text), Is.EqualTo(expected));

    [TestCase("""{"authorization":"x","a":1}""", """{"authorization":"***","a":1}""")]
    [TestCase("""{"Authorization" : "Bearer \"q\" x" , "a":1}""", """{"Authorization" : "***" , "a":1}""")]
    [TestCase("""{"api_key":"x\\","a":"y"}""", """{"api_key":"***","a":"y"}""")]
    [TestCase("""{"apiKey":"x"}""", """{"apiKey":"***"}""")]
    [TestCase("""{"x-api-key":["x","y"],"a":"z"}""", """{"x-api-key":["***","***"],"a":"z"}""")]
    [TestCase(
        """{"token":{"value":"x","n":5,"ok":true},"a":"z"}""",
        """{"token":{"value":"***","n":0,"ok":true},"a":"z"}"""
    )]
    [TestCase(
        """{"access_token":"x","max_tokens":5,"tokens":"7"}""",
        """{"access_token":"***","max_tokens":5,"tokens":"7"}"""
    )]
    [TestCase("""{"password":12345,"secret":null,"cookie":""}""", """{"password":0,"secret":null,"cookie":""}""")]
    [TestCase("""{"client_secret":"x","Set-Cookie":"s=1; t=2"}""", """{"client_secret":"***","Set-Cookie":"***"}""")]
    [TestCase(
        """{"raw":"{\"authorization\":\"x\",\"a\":\"y\"}"}""",
        """{"raw":"{\"authorization\":\"***\",\"a\":\"y\"}"}"""
    )]
    [TestCase(
        """{"r":"{\"r\":\"{\\\"token\\\":\\\"x\\\",\\\"a\\\":1}\"}"}""",
        """{"r":"{\"r\":\"{\\\"token\\\":\\\"***\\\",\\\"a\\\":1}\"}"}"""
    )]
    [TestCase("{'authorization': 'x', 'a': 'y'}", "{'authorization': '***', 'a': 'y'}")]
    public void Apply_MembersWithTellingNames_AreHiddenAndTheRestStays(string text, string expected) =>
        Assert.That(CredentialMask.Patterns.Apply(text), Is.EqualTo(expected));

    [TestCase("""{"request_headers":{"authorization":"Bea""", """{"request_headers":{"authorization":"***""")]
    [TestCase("""{"api_key":"abc\""", """{"api_key":"***""")]
    [TestCase("""{"tokens":["a""", """{"tokens":["a""")]
    [TestCase("""{"cookie":["a","b""", """{"cookie":["***","***""")]
    [TestCase("""{"password":""", """{"password":""")]
    [TestCase("""{"password""", """{"password""")]
    [TestCase("{\"password\":\"", "{\"password\":\"")]
    public void Apply_JsonThatWasCutOff_IsHiddenToTheEnd(string text, string expected) =>
        Assert.That(CredentialMask.Patterns.Apply(text), Is.EqualTo(expected));

    [TestCase("Authorization: Token abcdef\r\nHost: x", "Authorization: Token ***\r\nHost: x")]
    [TestCase("x-api-key: abc, y", "x-api-key: ***, y")]
    [TestCase("Cookie: a=b; c=d\r\nHost: x", "Cookie: ***\r\nHost: x")]
    [TestCase("https://h/p?access_token=abc&x=1", "https://h/p?access_token=***&x=1")]
    [TestCase("<a href=\"?password=abc\">", "<a href=\"?password=***\">")]
    [TestCase("password=abc", "password=***")]
    [TestCase("the token was refused", "the token was refused")]
    [TestCase("invalid api key", "invalid api key")]
    public void Apply_HeadersAndQueries_AreHidden(string text, string expected) =>
        Assert.That(CredentialMask.Patterns.Apply(text), Is.EqualTo(expected));

    [TestCase("use sk-abc12345678 now", "use *** now")]
    [TestCase("sk-or-v1-0123456789abcdef", "***")]
    [TestCase("(sk-proj-abcdefghijklmnopqrst)", "(***)")]
    [TestCase("jamai_pat_76742d6264753e5f", "***")]
    [TestCase("AIzaSyD0123456789", "***")]
    [TestCase("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-DEF_123", "***")]
    [TestCase("task-abc12345678", "task-abc12345678")]
    [TestCase("sk-learn", "sk-learn")]
    [TestCase("a disk-space12345 problem", "a disk-space12345 problem")]
    [TestCase("orq_sexual_moderation", "orq_sexual_moderation")]
    public void Apply_WhatLooksLikeAToken_IsHidden(string text, string expected) =>
        Assert.That(CredentialMask.Patterns.Apply(text), Is.EqualTo(expected));

    [Test]
    public void Apply_NothingToHide_IsTheSameString()
    {
        var text = new string("""{"error":{"code":429,"message":"Rate limit exceeded"}}""");

        Assert.That(Masked(text), Is.SameAs(text));
    }

    [Test]
    public void Apply_WhatItMadeItself_StaysAsItIs()
    {
        var once = Masked($$"""{"authorization":"Bearer {{Key}}","note":"Bearer {{Key}}","api_key":"{{Key}}"}""");

        Assert.That(Masked(once), Is.SameAs(once));
    }

    [Test]
    public void Apply_AnyJson_StaysJson()
    {
        string[] names = ["authorization", "a", "x-api-key", "token", "cookie", "note", "password"];
        string[] values =
        [
            "Bearer abc\\",
            "x\"y",
            Key,
            "sk-abc12345678",
            "{\"token\":\"a\\\"b\",\"x\":1}",
            "",
            "'",
            "a\nb",
            "\\",
            "é\u2028",
        ];
        var scalar = Gen.OneOf(
            Gen.Elements(values).Select(v => JsonSerializer.Serialize(v, TestJson.Default.String)),
            Gen.Elements("1", "-2.5e3", "true", "false", "null")
        );
        var document = Gen.Sized(size => Value(Math.Min(size, 4)));
        var mask = new CredentialMask(Key);

        Prop.ForAll(
                document.ToArbitrary(),
                text =>
                {
                    var masked = mask.Apply(text);
                    using var parsed = JsonDocument.Parse(masked);
                    return !masked.Contains("rk-0aB1", StringComparison.Ordinal)
                        && !masked.Contains("8qR9", StringComparison.Ordinal);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

        Gen<string> Value(int depth) =>
            depth == 0
                ? scalar
                : Gen.OneOf(
                    scalar,
                    Value(depth - 1).ListOf().Select(items => $"[{string.Join(" , ", items.Take(4))}]"),
                    Gen.Elements(names)
                        .Zip(Value(depth - 1))
                        .ListOf()
                        .Select(members =>
                            $"{{{string.Join(",", members.Take(4).Select(m => $"\"{m.Item1}\" : {m.Item2}"))}}}"
                        )
                );
    }

    [TestCase("abcdef0123456789")]
    [TestCase("u0041bcdef0123456789")]
    [TestCase("25%41bcdef\\u0042\\\"x/y")]
    [TestCase("nnnnnnnnnnnnnnnn")]
    [TestCase(Key)]
    public void Apply_KeyInAnySurroundings_IsHidden(string key)
    {
        string[] surroundings =
        [
            "%",
            "\\",
            "\\\\",
            "\"",
            "'",
            "\\u",
            "{",
            "token",
            ":",
            "=",
            "[",
            " ",
            "\n",
            "a",
            "%2",
            "***",
            "Bearer ",
            key[..5],
        ];
        var escaped = JsonSerializer.Serialize(key, TestJson.Default.String)[1..^1];
        var mask = new CredentialMask(key);
        var pieces = Gen.Elements([.. surroundings, key, escaped, Uri.EscapeDataString(key)])
            .ListOf()
            .Select(string.Concat);

        Prop.ForAll(pieces.ToArbitrary(), text => !mask.Apply(text).Contains(key, StringComparison.Ordinal))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Test]
    public void Apply_LongHostileTexts_TakesLinearTime()
    {
        var periodic = new CredentialMask(new string('a', 64) + "b");
        string[] pieces =
        [
            "a",
            "\"token\":",
            "\\",
            "Bearer ",
            "authorization",
            "{\"token\":[",
            "'",
            "token='",
            "eyJ",
            "%41",
            "\\u0061",
            "cookie: a=b; ",
            "token:\"\\",
            "bearer+",
            "basic+",
            "sk-",
            "' \"",
        ];
        var slow = new List<(string Piece, TimeSpan Took)>();

        foreach (var piece in pieces)
        {
            // Inside an array that belongs to a secret name, where most of the work is.
            var text = "\"token\":[" + Repeat(piece, 500_000) + "]} \"token\":1 " + Repeat(piece, 500_000);
            var start = TimeProvider.System.GetTimestamp();
            periodic.Apply(text);
            if (TimeProvider.System.GetElapsedTime(start) is { TotalSeconds: > 10 } took)
            {
                slow.Add((piece, took));
            }
        }

        // Linear work takes tenths of a second, quadratic work minutes: wide apart, because the machine may be busy.
        Assert.That(slow, Is.Empty);

        static string Repeat(string piece, int length) =>
            new StringBuilder(length + piece.Length).Insert(0, piece, length / piece.Length).ToString();
    }
}
