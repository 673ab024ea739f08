using System.Text.Json;
using System.Text.Json.Nodes;
using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

/// <summary>Makes random JSON that fits a schema, and more than fits it: unknown members, values and cases, and numbers in odd spellings.</summary>
/// <remarks>The same seed makes the same JSON.</remarks>
internal sealed partial class SpecInstance(SpecMapping mapping, SpecDocument spec, int seed)
{
    private readonly Random _random = new(seed);
    private int _depth;

    /// <summary>What goes in, and what must come out; null where nothing comes out because null is absence.</summary>
    public readonly record struct Json(string Input, string? Output)
    {
        public static Json Same(string text) => new(text, text);
    }

    public Json Make(JsonObject schema, Type type, string pointer)
    {
        (JsonObject target, string? name) = spec.Follow(schema);
        if (name is not null && spec.Follow(target) is ({ } inner, var next) && inner != target)
        {
            return Make(next is null ? inner : new JsonObject { ["$ref"] = next }, type, name);
        }

        pointer = name ?? pointer;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (mapping.Retyped.TryGetValue(pointer, out Type? retyped) && retyped != type)
        {
            type = retyped;
        }

        _depth++;
        Json made = Make(target, type, pointer, name);
        _depth--;
        return made;
    }

    private Json Make(JsonObject schema, Type type, string pointer, string? name) =>
        type == typeof(JsonElement) ? Json.Same(FreeObject())
        : type == typeof(MediaData) ? Json.Same(Media())
        : type == typeof(DateTimeOffset) ? Time()
        : WireTypes.Enums.Contains(type) ? Enum(schema)
        : WireTypes.Unions.Contains(type) ? Union(schema, type, pointer)
        : WireTypes.Objects.Contains(type) ? Object(schema, type, pointer)
        : type == typeof(MessageContent) ? Content(schema, name ?? pointer)
        : type == typeof(StopSequences) ? Json.Same(Chance(3) ? Text() : Array(_ => Text()))
        : type == typeof(Price) ? Json.Same(Pick(["3", "3.00", "1e-7", "\"15\"", "\"cheap\"", "-0.0"]))
        : type == typeof(ToolChoice) ? Json.Same(Choice())
        : type == typeof(ProviderSort) ? Json.Same(Sort())
        : type == typeof(OrqValue) ? Json.Same(Value())
        : type == typeof(KnowledgeFilter) ? Json.Same(Filter())
        : type == typeof(PromptInputs) ? Inputs(schema, pointer)
        : type == typeof(ApiError) ? Json.Same($$"""{"error":{{FreeObject()}}}""")
        : SpecReaders.All.TryGetValue(type, out var members) ? Flat(schema, type, members, pointer)
        : Plain(schema, type, pointer);

    private Json Object(JsonObject schema, Type type, string pointer)
    {
        string? discriminator = WireTypes.DiscriminatorOf(type)?.Name;
        var members = WireTypes.MembersOf(type).ToDictionary(member => member.Name, member => member.PropertyType);
        if (discriminator is not null && SpecDocument.PropertiesOf(schema)[discriminator]?["enum"] is null)
        {
            // What only adds to a schema, or was seen in answers, does not say what tells its case.
            schema = schema.DeepClone().AsObject();
            schema["properties"] ??= new JsonObject();
            schema["properties"]![discriminator] = new JsonObject
            {
                ["enum"] = new JsonArray($"{SampleJson.Members(type, static _ => null)[discriminator]}"),
            };
        }

        return Members(
            SpecDocument.PropertiesOf(schema).Where(each => members.ContainsKey(each.Key)),
            (name, property) =>
                name == discriminator
                    ? Json.Same($"\"{SpecDocument.EnumOf(property)[0]}\"")
                    : Make(property, members[name], $"{pointer}.{name}"),
            isRequired: name =>
                name == discriminator || (name == "messages" && type.IsAssignableTo(typeof(ChatRequest)))
        );
    }

    private Json Flat(JsonObject schema, Type type, SpecReaders.Flat[] members, string pointer) =>
        Members(
            SpecDocument.PropertiesOf(schema).Where(each => members.Any(member => member.Name == each.Key)),
            (name, property) =>
            {
                SpecReaders.Flat member = members.First(each => each.Name == name);
                return member.Property is { } clr
                    ? Make(property, type.GetProperty(clr)!.PropertyType, $"{pointer}.{name}")
                    : Nested(Flat(spec.Follow(property).Schema, type, member.Members, $"{pointer}.{name}"));
            },
            isRequired: static _ => false
        );

    // An object whose members stand in their parent has no place of its own when it is empty.
    private static Json Nested(Json json) => json.Output is "{}" ? json with { Output = null } : json;

    private Json Members(
        IEnumerable<KeyValuePair<string, JsonNode?>> properties,
        Func<string, JsonObject, Json> make,
        Func<string, bool> isRequired
    )
    {
        List<(string Name, Json Json)> members = [];
        foreach ((string name, JsonNode? property) in properties)
        {
            if (isRequired(name) || Chance(_depth > 14 ? 20 : 60, of: 100))
            {
                bool isNull = !isRequired(name) && Chance(8, of: 100);
                members.Add((name, isNull ? new Json("null", null) : make(name, property!.AsObject())));
            }
        }

        for (int i = 0; Chance(30, of: 100); i++)
        {
            members.Add(($"{JsonDifference.UnknownPrefix}new-{i}", Json.Same(Free(0))));
        }

        _random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(members));
        return new Json(
            "{" + string.Join(',', members.Select(member => $"{Name(member.Name)}:{member.Json.Input}")) + "}",
            "{"
                + string.Join(
                    ',',
                    members
                        .Where(member => member.Json.Output is not null)
                        .Select(member => $"\"{member.Name}\":{member.Json.Output}")
                )
                + "}"
        );
    }

    private Json Union(JsonObject schema, Type union, string pointer)
    {
        var alternatives = AlternativesOf(schema);
        if (Chance(12, of: 100))
        {
            string member = WireTypes.DiscriminatorOf(WireTypes.CasesOf(union)[0])!.Name;
            return Json.Same(
                Chance(3)
                    ? FreeObject()
                    : $"{{\"x-a\":{Free(0)},\"{member}\":\"x-{_random.Next(100)}\",\"x-b\":{Free(0)}}}"
            );
        }

        JsonObject alternative = alternatives[_random.Next(alternatives.Count)];
        JsonObject target = spec.Follow(alternative).Schema;
        string discriminator = WireTypes.DiscriminatorOf(WireTypes.CasesOf(union)[0])!.Name;
        string value = SpecDocument.EnumOf(target["properties"]![discriminator]!.AsObject())[0];
        object read = JsonSerializer.Deserialize(
            new JsonObject { [discriminator] = value },
            WireJson.Options.GetTypeInfo(union)
        )!;
        return Make(alternative, read.GetType(), alternatives.Count is 1 ? pointer : $"{pointer}[{value}]");
    }

    private Json Content(JsonObject schema, string pointer)
    {
        var alternatives = AlternativesOf(schema);
        JsonObject alternative = spec.Follow(alternatives[_random.Next(alternatives.Count)]).Schema;
        return Chance(4, of: 100) ? Json.Same(FreeObject())
            : SpecDocument.Types(alternative) is ["array"]
                ? List(alternative["items"]!.AsObject(), typeof(ContentPart), pointer)
            : Json.Same(Text());
    }

    private static IReadOnlyList<JsonObject> AlternativesOf(JsonObject schema) =>
        SpecDocument.AlternativesOf(schema) is { Count: > 0 } several ? several : [schema];

    private Json List(JsonObject items, Type element, string pointer)
    {
        Json[] made =
        [
            .. Enumerable.Range(0, _random.Next(_depth > 14 ? 2 : 4)).Select(_ => Make(items, element, pointer + "[]")),
        ];
        return new Json(
            "[" + string.Join(',', made.Select(each => each.Input)) + "]",
            "[" + string.Join(',', made.Select(each => each.Output ?? "null")) + "]"
        );
    }

    private Json Inputs(JsonObject schema, string pointer) =>
        Chance(10, of: 100) ? Json.Same(Text())
        : Chance(2) ? Make(schema["oneOf"]![1]!.AsObject(), typeof(IReadOnlyList<PromptInput>), pointer + "[1]")
        : Plain(schema["oneOf"]![0]!.AsObject(), typeof(IReadOnlyDictionary<string, OrqValue?>), pointer + "[0]");

    private Json Plain(JsonObject schema, Type type, string pointer)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return schema["items"] is JsonObject items
                ? List(items, type.GetGenericArguments()[0], pointer)
                : Json.Same(Array(_ => FreeObject()));
        }

        if (type.IsGenericType)
        {
            Type element = type.GetGenericArguments()[1];
            JsonObject? inner = schema["additionalProperties"] as JsonObject;
            Json[] values =
            [
                .. Enumerable.Range(0, _random.Next(4)).Select(_ => Make(inner ?? [], element, pointer + "{}")),
            ];
            return new Json(
                "{" + string.Join(',', values.Select((each, i) => $"\"k{i}\":{each.Input}")) + "}",
                "{" + string.Join(',', values.Select((each, i) => $"\"k{i}\":{each.Output}")) + "}"
            );
        }

        return type == typeof(string) ? Json.Same(Text())
            : type == typeof(bool) ? Json.Same(Chance(2) ? "true" : "false")
            : type == typeof(byte) ? Whole(_random.Next(256))
            : type == typeof(int) ? Whole(_random.Next(-1000, 1_000_000))
            : type == typeof(long) ? Whole(_random.NextInt64(-1L << 53, 1L << 53))
            : type == typeof(decimal) ? Amount()
            : Number();
    }

    private string Name(string name) =>
        Chance(95, of: 100) ? $"\"{name}\"" : "\"" + string.Concat(name.Select(c => $"\\u{(int)c:x4}")) + "\"";

    private bool Chance(int n, int of) => _random.Next(of) < n;

    private bool Chance(int oneIn) => _random.Next(oneIn) is 0;

    private T Pick<T>(ReadOnlySpan<T> from) => from[_random.Next(from.Length)];
}
