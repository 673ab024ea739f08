using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client.Tests;

/// <summary>What holds for the schema of every type: the rules of strict mode, and that the type reads what its schema allows.</summary>
public sealed class SchemaStrictnessTests
{
    private const int Seeds = 60;

    private static readonly string[] Keywords =
    [
        "type",
        "description",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "enum",
        "const",
        "anyOf",
        "$ref",
        "format",
    ];

    private static readonly string[] Formats =
    [
        "date-time",
        "time",
        "date",
        "duration",
        "email",
        "hostname",
        "ipv4",
        "ipv6",
        "uuid",
    ];

    [TestCaseSource(nameof(AllTypes))]
    public void Export_AnyType_FollowsTheRulesOfStrictMode(JsonTypeInfo typeInfo)
    {
        var exported = SchemaExporter.Export(typeInfo, wrapNonObject: true);

        var root = exported.Schema;
        var broken = Broken(root, root, "$", exported.StrictObstacle is not null).ToList();
        Assert.That(broken, Is.Empty);
        foreach (var definition in Children(root, "$defs"))
        {
            Assert.That(root.GetRawText(), Does.Contain($"\"#/$defs/{definition.Name}\""));
        }

        Assert.That(root.GetProperty("type").GetString(), Is.EqualTo("object"));
        Assert.That(root.TryGetProperty("anyOf", out _), Is.False);
    }

    [TestCaseSource(nameof(AllTypes))]
    public void Export_AnyStrictType_IsAskedForNothingThatIsNotAccepted(JsonTypeInfo typeInfo)
    {
        var exported = SchemaExporter.Export(typeInfo, wrapNonObject: true);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var answer = new SchemaSampler(exported.Schema, seed).Sample();

            var asked = SchemaCheck.FindMismatch(exported.Schema, answer);
            var inner = exported.IsWrapped ? answer.GetProperty("value") : answer;
            var accepted = SchemaCheck.FindMismatch(exported.Accepted, inner);

            Assert.That(asked, Is.Null, () => answer.GetRawText());
            Assert.That(accepted, Is.Null, () => answer.GetRawText());
        }
    }

    private static IEnumerable<TestCaseData> AllTypes()
    {
        foreach (var typeInfo in SchemaTypesContext.All)
        {
            yield return new TestCaseData(typeInfo).SetArgDisplayNames(SchemaExporter.NameOf(typeInfo) + "/camel");
        }

        yield return new TestCaseData(WebTypesContext.Default.Numbers).SetArgDisplayNames("Numbers/web");
        yield return new TestCaseData(SnakeTypesContext.Default.Invoice).SetArgDisplayNames("Invoice/snake");
        yield return new TestCaseData(SnakeTypesContext.Default.Leaves).SetArgDisplayNames("Leaves/snake");
    }

    private static IEnumerable<string> Broken(JsonElement schema, JsonElement root, string path, bool hasObstacle)
    {
        foreach (var keyword in schema.EnumerateObject().Select(member => member.Name))
        {
            if (!Keywords.Contains(keyword) && !(keyword == "$defs" && path == "$"))
            {
                yield return $"{path}: {keyword}";
            }
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            if (schema.GetPropertyCount() != 1)
            {
                yield return $"{path}: something beside $ref";
            }

            var target = reference.GetString()!;
            var isKnown =
                target == "#"
                || (
                    target.StartsWith("#/$defs/", StringComparison.Ordinal)
                    && root.GetProperty("$defs").TryGetProperty(target["#/$defs/".Length..], out _)
                );
            if (!isKnown)
            {
                yield return $"{path}: {target}";
            }

            yield break;
        }

        var types = TypesOf(schema);
        if (types.Count == 0 && !schema.TryGetProperty("anyOf", out _) && !hasObstacle)
        {
            yield return $"{path}: neither type nor anyOf nor $ref";
        }

        if (types.Count > 0 && schema.TryGetProperty("anyOf", out _))
        {
            yield return $"{path}: type beside anyOf";
        }

        if (types.Count(type => type != "null") > 1)
        {
            yield return $"{path}: several types";
        }

        if (schema.TryGetProperty("format", out var format) && !Formats.Contains(format.GetString()))
        {
            yield return $"{path}: format";
        }

        if (types.Contains("object"))
        {
            var isClosed = schema.GetProperty("additionalProperties").ValueKind is JsonValueKind.False;
            if (!isClosed && !hasObstacle)
            {
                yield return $"{path}: open";
            }

            var names = Children(schema, "properties").Select(child => child.Name).ToList();
            if (
                isClosed
                && !names.SequenceEqual(schema.GetProperty("required").EnumerateArray().Select(r => r.GetString()!))
            )
            {
                yield return $"{path}: required";
            }
        }

        if (types.Contains("array") && !schema.TryGetProperty("items", out _))
        {
            yield return $"{path}: no items";
        }

        foreach (var child in Children(schema, "properties").Concat(Children(schema, "$defs")))
        {
            foreach (var broken in Broken(child.Value, root, $"{path}.{child.Name}", hasObstacle))
            {
                yield return broken;
            }
        }

        var nested = schema.TryGetProperty("anyOf", out var any) ? any.EnumerateArray().ToList() : [];
        if (schema.TryGetProperty("items", out var items))
        {
            nested.Add(items);
        }

        foreach (var broken in nested.SelectMany((part, i) => Broken(part, root, $"{path}[{i}]", hasObstacle)))
        {
            yield return broken;
        }
    }

    private static List<JsonProperty> Children(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var children) ? [.. children.EnumerateObject()] : [];

    private static List<string> TypesOf(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) ? []
        : type.ValueKind is JsonValueKind.Array ? [.. type.EnumerateArray().Select(t => t.GetString()!)]
        : [type.GetString()!];
}
