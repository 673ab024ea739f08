using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed class ProviderPreferencesTests
{
    [Test]
    public void Preferences_BuiltInCSharp_AreWrittenAsTheyAre()
    {
        ProviderPreferences preferences = new()
        {
            Order = [ProviderName.Anthropic, "Amazon Bedrock"],
            Only = ["Brand New"],
            Ignore = [ProviderName.FakeProvider],
            AllowFallbacks = false,
            RequireParameters = true,
            DataCollection = DataCollection.Deny,
            ZeroDataRetention = true,
            EnforceDistillableText = false,
            Quantizations = [Quantization.Bf16, "fp2"],
            Sort = ProviderSort.By(SortKey.Latency, SortPartition.Model),
            MaxPrice = new()
            {
                Prompt = 3m,
                Completion = "15",
                Image = 0.0000001m,
                Audio = 3.00m,
                Request = default(Price),
            },
            PreferredMinThroughput = 50,
            PreferredMaxLatency = 2.5,
            MinThroughput = 0,
            MaxLatency = 1e10,
        };

        Assert.That(
            Wire.Write(preferences),
            Is.EqualTo(
                Wire.Compact(
                    """
                    {
                      "order": ["Anthropic", "Amazon Bedrock"],
                      "only": ["Brand New"],
                      "ignore": ["FakeProvider"],
                      "allow_fallbacks": false,
                      "require_parameters": true,
                      "data_collection": "deny",
                      "zdr": true,
                      "enforce_distillable_text": false,
                      "quantizations": ["bf16", "fp2"],
                      "sort": { "by": "latency", "partition": "model" },
                      "max_price": { "prompt": 3, "completion": "15", "image": 0.0000001, "audio": 3.00, "request": 0 },
                      "preferred_min_throughput": 50,
                      "preferred_max_latency": 2.5,
                      "min_throughput": 0,
                      "max_latency": 10000000000
                    }
                    """
                )
            )
        );
    }

    [TestCase("\"price\"", "price", null)]
    [TestCase("\"throughput\"", "throughput", null)]
    [TestCase("\"latency\"", "latency", null)]
    [TestCase("\"exacto\"", "exacto", null)]
    [TestCase("""{"by":"price","partition":"none"}""", "price", "none")]
    [TestCase("""{"by":"latency"}""", "latency", null)]
    [TestCase("""{"partition":"model","by":null}""", null, "model")]
    [TestCase("""{"by":"exacto","partition":"region","x":1.0}""", "exacto", "region")]
    [TestCase("""{"by":5.0}""", null, null)]
    [TestCase("""{}""", null, null)]
    [TestCase("""["price"]""", null, null)]
    [TestCase("5.0", null, null)]
    public void Sort_InAnyShape_IsReadAndWrittenBackAsItWas(string json, string? key, string? partition)
    {
        ProviderSort sort = Wire.Read<ProviderSort>(json);

        Assert.That((sort.Key?.Value, sort.Partition?.Value), Is.EqualTo((key, partition)));
        Assert.That(Wire.Write(sort), Is.EqualTo(json));
    }

    [Test]
    public void Sort_BuiltInCSharp_IsAWordOrAnObject()
    {
        ProviderSort[] sorts =
        [
            ProviderSort.Price,
            ProviderSort.Throughput,
            ProviderSort.Latency,
            SortKey.Price,
            ProviderSort.FromSortKey("exacto"),
            ProviderSort.By(SortKey.Price),
            ProviderSort.By(null, SortPartition.None),
            ProviderSort.By(SortKey.Latency, SortPartition.Model),
            ProviderSort.By(null),
        ];

        Assert.That(
            sorts.Select(Wire.Write),
            Is.EqualTo(
                new[]
                {
                    "\"price\"",
                    "\"throughput\"",
                    "\"latency\"",
                    "\"price\"",
                    "\"exacto\"",
                    """{"by":"price"}""",
                    """{"partition":"none"}""",
                    """{"by":"latency","partition":"model"}""",
                    "{}",
                }
            )
        );
        Assert.That($"{sorts[0]}, {sorts[7]}", Is.EqualTo("price, latency per model"));
    }

    [TestCase("3", false, "3")]
    [TestCase("3.00", false, "3")]
    [TestCase("\"15\"", true, "15")]
    [TestCase("\"15.00\"", true, "15")]
    [TestCase("1e-7", false, "0.0000001")]
    [TestCase("1E+2", false, "100")]
    [TestCase("-0", false, "0")]
    [TestCase("0.1234567890123456789012345678", false, "0.1234567890123456789012345678")]
    [TestCase("1e400", false, null)]
    [TestCase("\"cheap\"", true, null)]
    [TestCase("\"\"", true, null)]
    public void Price_InAnySpelling_KeepsItsDigits(string json, bool isText, string? amount)
    {
        Price price = Wire.Read<Price>(json);

        Assert.That(price.IsText, Is.EqualTo(isText));
        Assert.That(price.Text, Is.EqualTo(json.Trim('"')));
        Assert.That(
            price.Amount,
            amount is null
                ? Is.Null
                : Is.EqualTo(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.That(Wire.Write(price), Is.EqualTo(json));
    }

    [Test]
    public void Price_Values_AreEqualWhenTheWireIs()
    {
        Assert.That(new Price(3m), Is.EqualTo(Wire.Read<Price>("3")));
        Assert.That(new Price(3m) == "3", Is.False, "a number is not a string");
        Assert.That(new Price(3m) != new Price(3.0m), Is.True, "the digits differ");
        Assert.That(default(Price), Is.EqualTo(new Price(0m)));
        Assert.That(default(Price).GetHashCode(), Is.EqualTo(new Price(0m).GetHashCode()));
        Assert.That(Price.FromDecimal(1.5m).Equals((object)new Price(1.5m)), Is.True);
        Assert.That($"{new Price("15")}", Is.EqualTo("15"));
        Assert.That(() => new Price((string)null!), Throws.ArgumentNullException);
        Assert.That(() => Wire.Read<Price>("true"), Throws.TypeOf<JsonException>());
        Assert.That(() => Wire.Read<Price>("{}"), Throws.TypeOf<JsonException>());
    }

    [Test]
    public void MaxPrice_Nulls_AreAbsent() =>
        Assert.That(
            Wire.Rewrite<MaxPrice>("""{"prompt":null,"completion":"15","image":null}"""),
            Is.EqualTo("""{"completion":"15"}""")
        );
}
