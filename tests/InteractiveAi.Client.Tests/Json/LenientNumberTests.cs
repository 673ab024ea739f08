using System.Globalization;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed class LenientNumberTests
{
    [TestCase("12", 12)]
    [TestCase("12.0", 12)]
    [TestCase("12.000", 12)]
    [TestCase("1.2e1", 12)]
    [TestCase("1.2E+1", 12)]
    [TestCase("120e-1", 12)]
    [TestCase("\"12\"", 12)]
    [TestCase("\"12.0\"", 12)]
    [TestCase("\" 12 \"", 12)]
    [TestCase("-0", 0)]
    [TestCase("-3.0", -3)]
    [TestCase("12.9", 12)]
    [TestCase("9223372036854775807", long.MaxValue)]
    [TestCase("9223372036854775807.0", long.MaxValue)]
    [TestCase("-9223372036854775808", long.MinValue)]
    [TestCase("1e15", 1_000_000_000_000_000)]
    public void Count_InAnySpelling_IsACount(string json, long count)
    {
        var usage = Wire.Read<TokenUsage>($$"""{"prompt_tokens":{{json}}}""");

        Assert.That(usage.PromptTokens, Is.EqualTo(count));
        Assert.That(
            Wire.Write(usage),
            Is.EqualTo(string.Create(CultureInfo.InvariantCulture, $$"""{"prompt_tokens":{{count}}}"""))
        );
    }

    [Test]
    public void Count_Null_IsAbsent() =>
        Assert.That(Wire.Read<TokenUsage>("""{"prompt_tokens":null}""").PromptTokens, Is.Null);

    [TestCase("9223372036854775808")]
    [TestCase("1e19")]
    [TestCase("1e400")]
    [TestCase("-1e19")]
    public void Count_BeyondItsType_IsASerializerErrorThatSaysSo(string json) =>
        Assert.That(
            () => Wire.Read<TokenUsage>($$"""{"prompt_tokens":{{json}}}"""),
            Throws
                .TypeOf<JsonException>()
                .With.Message.Contains("too large")
                .And.Property("Path")
                .EqualTo("$.prompt_tokens")
        );

    [TestCase("\"many\"")]
    [TestCase("\"\"")]
    [TestCase("\"1,2\"")]
    [TestCase("true")]
    [TestCase("{}")]
    [TestCase("[12]")]
    public void Count_OfAnotherType_IsASerializerError(string json) =>
        Assert.That(
            () => Wire.Read<TokenUsage>($$"""{"prompt_tokens":{{json}}}"""),
            Throws.TypeOf<JsonException>().With.Message.Contains("A number was expected")
        );

    [TestCase("2147483647", int.MaxValue)]
    [TestCase("2147483647.0", int.MaxValue)]
    [TestCase("\"3\"", 3)]
    public void Index_InAnySpelling_IsAnIndex(string json, int index) =>
        Assert.That(Wire.Read<ChatChoice>($$"""{"index":{{json}}}""").Index, Is.EqualTo(index));

    [TestCase("2147483648")]
    [TestCase("-2147483649")]
    public void Index_BeyondItsType_IsASerializerError(string json) =>
        Assert.That(
            () => Wire.Read<ChatChoice>($$"""{"index":{{json}}}"""),
            Throws.TypeOf<JsonException>().With.Message.Contains("too large")
        );

    [TestCase("0", "0")]
    [TestCase("0.00012", "0.00012")]
    [TestCase("1.2e-4", "0.00012")]
    [TestCase("\"0.5\"", "0.5")]
    [TestCase("0.10", "0.10")]
    [TestCase("3.1234567890123456789012345678", "3.1234567890123456789012345678")]
    [TestCase("1e-20", "0.00000000000000000001")]
    public void Cost_InAnySpelling_IsAnAmount(string json, string written) =>
        Assert.That(Wire.Rewrite<TokenUsage>($$"""{"cost":{{json}}}"""), Is.EqualTo($$"""{"cost":{{written}}}"""));

    [Test]
    public void Cost_BelowWhatItsTypeHolds_IsNothing() =>
        Assert.That(Wire.Read<TokenUsage>("""{"cost":1e-40}""").Cost, Is.Zero);

    [TestCase("1700000000", "2023-11-14T22:13:20.0000000", "1700000000")]
    [TestCase("1700000000.0", "2023-11-14T22:13:20.0000000", "1700000000")]
    [TestCase("1.7e9", "2023-11-14T22:13:20.0000000", "1700000000")]
    [TestCase("\"1700000000\"", "2023-11-14T22:13:20.0000000", "1700000000")]
    [TestCase("1700000000.25", "2023-11-14T22:13:20.2500000", "1700000000.25")]
    [TestCase("\"1700000000.25\"", "2023-11-14T22:13:20.2500000", "1700000000.25")]
    [TestCase("1700000000.12345678", "2023-11-14T22:13:20.1234567", "1700000000.1234567")]
    [TestCase("0", "1970-01-01T00:00:00.0000000", "0")]
    [TestCase("-1", "1969-12-31T23:59:59.0000000", "-1")]
    [TestCase("4102444800", "2100-01-01T00:00:00.0000000", "4102444800")]
    [TestCase("1e20", "9999-12-31T23:59:59.9999999", "253402300799.9999999")]
    [TestCase("1e300", "9999-12-31T23:59:59.9999999", "253402300799.9999999")]
    [TestCase("1e999", "9999-12-31T23:59:59.9999999", "253402300799.9999999")]
    [TestCase("-1e300", "0001-01-01T00:00:00.0000000", "-62135596800")]
    public void Created_InAnySpelling_IsATime(string json, string time, string written)
    {
        var read = Wire.Read<ChatCompletion>($$"""{"created":{{json}}}""");

        Assert.That(
            read.Created!.Value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture),
            Is.EqualTo(time)
        );
        Assert.That(Wire.Write(read), Is.EqualTo($$"""{"created":{{written}}}"""));
    }

    [TestCase("\"yesterday\"")]
    [TestCase("{}")]
    [TestCase("false")]
    public void Created_OfAnotherType_IsASerializerError(string json) =>
        Assert.That(() => Wire.Read<ChatCompletion>($$"""{"created":{{json}}}"""), Throws.TypeOf<JsonException>());
}
