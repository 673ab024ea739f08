using System.Text.Json;
using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Tests;

/// <summary>Random instances of every schema, with everything unknown that one can think of, survive reading and writing.</summary>
public sealed class RoundTripTests
{
    private const int CasesPerSchema = 80;

    // What is sent and what is answered has everything else inside of it.
    private const int CasesPerBody = 300;

    private static readonly Dictionary<SpecMapping, SpecDocument> specs = SpecMapping.All.ToDictionary(
        mapping => mapping,
        SpecDocument.Load
    );

    private static IEnumerable<TestCaseData> Schemas =>
        from mapping in SpecMapping.All
        from schema in mapping.Types
        from type in schema.Value
        where HasContract(type)
        select new TestCaseData(mapping.Gateway, schema.Key, type).SetArgDisplayNames(
            mapping.Gateway,
            schema.Key,
            WireTypes.Name(type)
        );

    [TestCaseSource(nameof(Schemas))]
    public void Instances_OfASchema_SurviveReadingAndWriting(string gateway, string schema, Type type)
    {
        SpecMapping mapping = SpecMapping.Of(gateway);
        SpecDocument spec = specs[mapping];
        for (int seed = 0; seed < CasesOf(mapping, schema); seed++)
        {
            SpecInstance.Json json = new SpecInstance(mapping, spec, seed).Make(spec.Schema(schema), type, schema);

            object read = JsonSerializer.Deserialize(json.Input, WireJson.Options.GetTypeInfo(type))!;
            string written = JsonSerializer.Serialize(read, WireJson.Options.GetTypeInfo(type));

            string? difference = JsonDifference.Find(json.Output!, written) ?? KnownAmongUnknown(read);
            Assert.That(difference, Is.Null, $"seed {seed}\nin:  {json.Input}\nout: {written}");
        }
    }

    [TestCaseSource(typeof(SpecMapping), nameof(SpecMapping.Gateways))]
    public void Instances_OfEverySchemaTogether_AreThousands(string gateway)
    {
        SpecMapping mapping = SpecMapping.Of(gateway);

        int count = Schemas
            .Where(each => gateway.Equals(each.Arguments[0]))
            .Sum(each => CasesOf(mapping, (string)each.Arguments[1]!));

        TestContext.Out.WriteLine($"{gateway}: {count} instances");
        Assert.That(count, Is.GreaterThan(2000));
    }

    [TestCase("""{"a":1}""", """{"a":1.0}""", null)]
    [TestCase("""{"a":1,"b":2}""", """{"b":2,"a":1}""", null)]
    [TestCase("""{"x-a":1}""", """{"x-a":1.0}""", "$.x-a: 1 became 1.0")]
    [TestCase("""{"x-a":{"b":[1e2]}}""", """{"x-a":{"b":[100]}}""", "$.x-a.b[0]: 1e2 became 100")]
    [TestCase("""{"a":1}""", """{"a":2}""", "$.a: 1 became 2")]
    [TestCase("""{"a":1}""", """{"a":"1"}""", "$.a: Number became String")]
    [TestCase("""{"a":"b"}""", """{"a":"c"}""", "$.a: b became c")]
    [TestCase("""{"a":true}""", """{"a":false}""", "$.a: True became False")]
    [TestCase("""{"a":null}""", """{}""", "$.a: lost")]
    [TestCase("""{}""", """{"a":null}""", "$.a: added")]
    [TestCase("""{"a":[1]}""", """{"a":[1,2]}""", "$.a: 1 elements became 2")]
    [TestCase("""{"a":[1,2]}""", """{"a":[2,1]}""", "$.a[0]: 1 became 2")]
    public void Comparison_OfJson_FindsWhatDiffers(string expected, string actual, string? difference) =>
        Assert.That(JsonDifference.Find(expected, actual), Is.EqualTo(difference));

    [TestCaseSource(typeof(SpecMapping), nameof(SpecMapping.Gateways))]
    public void Instances_OfTheRequest_HaveEverythingThatTheyAreFor(string gateway)
    {
        SpecMapping mapping = SpecMapping.Of(gateway);
        SpecDocument spec = specs[mapping];
        JsonObject schema = spec.Schema(mapping.RequestSchema);
        string[] made =
        [
            .. Enumerable
                .Range(0, CasesPerBody)
                .Select(seed => new SpecInstance(mapping, spec, seed).Make(schema, mapping.Request, "").Input),
        ];

        Assert.That(made, Is.Unique);
        string all = string.Concat(made);
        var members = SpecPlaces
            .Of(mapping, spec)
            .Where(place => !mapping.KeptAsJson.ContainsKey(place.Key))
            .SelectMany(place => SpecDocument.PropertiesOf(place.Value.Schema));
        foreach (string member in members.Select(each => each.Key).Distinct())
        {
            Assert.That(all, Does.Contain($"\"{member}\":"), member);
        }

        foreach (
            string part in new[]
            {
                "\"x-new-1\":",
                ":null",
                "\"x-b\":",
                ".0\"",
                "0e-1",
                "1e400",
                "\\ud83d",
                "\"role\":\"x-",
            }
        )
        {
            Assert.That(made, Has.Some.Contains(part), part);
        }
    }

    /// <summary>The first member that has a property and was nevertheless put into a bag.</summary>
    private static string? KnownAmongUnknown(object read) =>
        WireGraph
            .Of(read)
            .Where(each => WireGraph.BagOf(each.Value) is not null)
            .SelectMany(each => (WireGraph.Bag(each.Value)?.Keys ?? []).Select(name => (each.Path, Name: name)))
            .Where(each => !each.Name.StartsWith(JsonDifference.UnknownPrefix, StringComparison.Ordinal))
            .Select(each => $"{each.Path}.{each.Name}: not understood")
            .FirstOrDefault();

    private static int CasesOf(SpecMapping mapping, string schema) =>
        schema == mapping.RequestSchema || schema == mapping.ResponseSchema || schema == mapping.ChunkSchema
            ? CasesPerBody
            : CasesPerSchema;

    private static bool HasContract(Type type) =>
        type.Assembly == typeof(WireJson).Assembly
        && (WireTypes.Objects.Contains(type) || WireTypes.Converted.Contains(type));
}
