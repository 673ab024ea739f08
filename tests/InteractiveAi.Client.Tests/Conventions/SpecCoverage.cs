using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client.Tests;

/// <summary>Compares a specification with the library's types, element by element and in both directions.</summary>
internal sealed partial class SpecCoverage
{
    private readonly SpecMapping _mapping;
    private readonly SpecDocument _spec;
    private readonly IReadOnlyDictionary<string, SpecPlace> _places;
    private readonly Dictionary<string, bool> _elements = new(StringComparer.Ordinal);
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);
    private readonly HashSet<string> _mentioned = new(StringComparer.Ordinal);
    private readonly HashSet<(Type Union, string Value)> _requestCases = [];
    private readonly HashSet<JsonObject> _told = [];
    private readonly List<string> _problems = [];
    private bool _isRequest;

    private SpecCoverage(SpecMapping mapping, SpecDocument spec)
    {
        _mapping = mapping;
        _spec = spec;
        _places = SpecPlaces.Of(mapping, spec);
        foreach (SpecPlace place in _places.Values)
        {
            _told.UnionWith(SpecDocument.AlternativesOf(place.Schema));
        }
    }

    /// <summary>What is wrong, each once however many places lead to it.</summary>
    public IReadOnlyList<string> Problems => [.. _problems.Distinct()];

    /// <summary>Properties, enum values, union cases and bounds of the specification: how many there are, and how many are covered.</summary>
    public (int All, int Covered) Forward => (_elements.Count, _elements.Values.Count(covered => covered));

    /// <summary>How much of what all requests share this specification lacks: what is refused here, and what is taken for a reason.</summary>
    public int Refused { get; private set; }

    public int Taken { get; private set; }

    public static SpecCoverage Of(SpecMapping mapping, SpecDocument spec)
    {
        SpecCoverage coverage = new(mapping, spec);
        coverage.CheckForward();
        coverage.CheckRequest();
        coverage.CheckRules();
        coverage.CheckTaken();
        coverage.CheckBackward();
        return coverage;
    }

    /// <summary>Everything that the specification has must be modelled.</summary>
    private void CheckForward()
    {
        foreach (string root in _mapping.Roots)
        {
            _reached.Add(root);
            _isRequest = root == _mapping.RequestSchema;
            Check(_spec.Schema(root), _mapping.Types[root][0], root);
        }

        foreach (string name in _spec.Names.Where(name => !_reached.Contains(name)))
        {
            _problems.Add($"{name}: not reached from any root");
        }

        foreach (string name in _mapping.Types.Keys.Except(_spec.Names))
        {
            _problems.Add($"{name}: mapped, but there is no such schema");
        }
    }

    private void Check(JsonObject schema, Type type, string pointer)
    {
        (JsonObject target, string? name) = _spec.Follow(schema);
        if (name is not null)
        {
            pointer = name;
            _reached.Add(name);
            if (!_mapping.Types.TryGetValue(name, out Type[]? mapped))
            {
                _problems.Add($"{name}: no type is mapped to this schema");
                return;
            }

            if (!mapped.Any(each => each == Bare(type) || IsContentOf(each, type) || each.IsSubclassOf(type)))
            {
                string names = string.Join(" or ", mapped.Select(each => each.Name));
                _problems.Add($"{name}: mapped to {names}, but {type.Name} stands where it is used");
                return;
            }
        }

        if (_visited.Add($"{pointer} {type}"))
        {
            CheckBounds(target, Bare(type), pointer);
            if (name is not null && _spec.Follow(target) is ({ } inner, var next) && inner != target)
            {
                // A name for "may be null" of another name.
                Check(next is null ? inner : new JsonObject { ["$ref"] = next }, type, pointer);
                return;
            }

            CheckShape(target, Bare(type), pointer);
        }
    }

    private void CheckShape(JsonObject schema, Type type, string pointer)
    {
        if (_mapping.Retyped.TryGetValue(pointer, out Type? retyped))
        {
            _mentioned.Add(pointer);
            Expect(retyped == type || retyped.IsSubclassOf(type), pointer, $"{type.Name} instead of {retyped.Name}");
            if (WireTypes.Objects.Contains(retyped))
            {
                CheckObject(schema, retyped, pointer);
            }
        }
        else if (type == typeof(JsonElement))
        {
            bool isFree =
                SpecDocument.PropertiesOf(schema).Count is 0 && schema["enum"] is null && schema["oneOf"] is null;
            Expect(
                isFree || _mapping.KeptAsJson.ContainsKey(pointer),
                pointer,
                "kept as JSON although its shape is known"
            );
            _mentioned.Add(pointer);
            Reach(schema);
        }
        else if (WireTypes.Enums.Contains(type))
        {
            CheckEnum(schema, type, pointer);
        }
        else if (WireTypes.Unions.Contains(type))
        {
            CheckUnion(schema, type, pointer);
        }
        else if (WireTypes.Objects.Contains(type))
        {
            CheckObject(schema, type, pointer);
        }
        else if (Shapes.TryGetValue(type, out var check))
        {
            check(this, schema, pointer);
        }
        else if (SpecReaders.All.TryGetValue(type, out var members))
        {
            CheckFlat(schema, type, members, pointer);
        }
        else
        {
            CheckPlain(schema, type, pointer);
        }
    }

    /// <summary>What is kept as JSON is not looked into, but is not unknown either.</summary>
    private void Reach(JsonNode? schema)
    {
        if (schema is JsonObject { } holder && holder["$ref"] is not null && _spec.Follow(holder).Name is { } name)
        {
            if (_reached.Add(name))
            {
                Reach(_spec.Schema(name));
            }

            return;
        }

        foreach (
            JsonNode? inner in schema is JsonObject members
                ? members.Select(each => each.Value)
                : schema as JsonArray ?? []
        )
        {
            Reach(inner);
        }
    }

    private void CheckObject(JsonObject schema, Type type, string pointer)
    {
        string? discriminator = WireTypes.DiscriminatorOf(type)?.Name;
        var members = WireTypes.MembersOf(type).ToDictionary(member => member.Name);
        foreach ((string name, JsonNode? property) in SpecDocument.PropertiesOf(schema))
        {
            string at = $"{pointer}.{name}";
            if (_mapping.LeftAdditional.ContainsKey(at))
            {
                _mentioned.Add(at);
                Reach(property);
                continue;
            }

            bool isModelled = members.TryGetValue(name, out JsonPropertyInfo? member);
            Cover(at, isModelled, $"{type.Name} has no member of this name");
            if (isModelled && name != discriminator)
            {
                _seen.Add((type, name));
                CheckNullable(at, member!.PropertyType);
                CheckWords(property!.AsObject(), member, at);
                Check(property!.AsObject(), member.PropertyType, at);
            }
            else if (isModelled)
            {
                _seen.Add((type, name));
            }
        }
    }

    private void CheckEnum(JsonObject schema, Type type, string pointer)
    {
        // "One of these, or any string" is what an open enum is.
        var alternatives = SpecDocument.AlternativesOf(schema) is { Count: > 0 } several ? several : [schema];
        var known = KnownValues(type);
        foreach (JsonObject alternative in alternatives)
        {
            (JsonObject target, string? name) = _spec.Follow(alternative);
            if (name is not null)
            {
                _reached.Add(name);
            }

            Expect(SpecDocument.Types(target) is ["string"], pointer, "not a string");
            foreach (string value in SpecDocument.EnumOf(target))
            {
                Cover($"{name ?? pointer}={value}", known.Contains(value), $"{type.Name} has no such value");
                _seenValues.Add((type, value));
            }
        }
    }

    private void CheckUnion(JsonObject schema, Type union, string pointer)
    {
        // A place that takes only one of the cases names that one.
        var several = SpecDocument.AlternativesOf(schema);
        bool isOne = several.Count is 0;
        var alternatives = isOne ? [schema] : several;
        foreach (JsonObject alternative in alternatives)
        {
            (JsonObject target, string? name) = _spec.Follow(alternative);
            (string member, string? value) = Constant(target, union);
            string at = isOne ? pointer : $"{pointer}[{value}]";
            if (value is null)
            {
                _problems.Add($"{at}: an alternative of {union.Name} without its discriminator");
                continue;
            }

            object read = JsonSerializer.Deserialize(
                new JsonObject { [member] = value },
                WireJson.Options.GetTypeInfo(union)
            )!;
            bool isKnown = read.GetType() != WireTypes.UnknownCaseOf(union);
            Cover($"{name ?? at}:{member}={value}", isKnown, $"{union.Name} has no case for it");
            if (isKnown)
            {
                _seenCases.Add((union, value));
                if (_isRequest)
                {
                    _requestCases.Add((union, value));
                }

                Check(alternative, read.GetType(), at);
            }
        }
    }

    private static (string Member, string? Value) Constant(JsonObject schema, Type union)
    {
        string member = WireTypes.DiscriminatorOf(WireTypes.CasesOf(union)[0])!.Name;
        return (
            member,
            SpecDocument.PropertiesOf(schema)[member] is JsonObject constant
                ? SpecDocument.EnumOf(constant).SingleOrDefault()
                : null
        );
    }

    private void CheckPlain(JsonObject schema, Type type, string pointer)
    {
        var types = SpecDocument.Types(schema);
        if (ElementOf(type) is { } element)
        {
            Expect(types is ["array"], pointer, $"{type.Name} for something that is no list");
            if (schema["items"] is JsonObject items)
            {
                Check(items, element, pointer + "[]");
            }
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
        {
            if (schema["additionalProperties"] is JsonObject values)
            {
                Check(values, type.GetGenericArguments()[1], pointer + "{}");
            }
            else
            {
                _problems.Add($"{pointer}: a dictionary for something that is no map");
            }
        }
        else
        {
            Expect(SpecDocument.EnumOf(schema).Count < 2, pointer, "values that are known, as a mere string");
            Expect(
                types.Count > 0 && types.All(each => Fits(each, type)),
                pointer,
                $"{string.Join(" or ", types)} as {type.Name}"
            );
        }
    }

    private static bool Fits(string schemaType, Type type) =>
        schemaType switch
        {
            "string" => type == typeof(string),
            "boolean" => type == typeof(bool),
            "number" or "integer" => type == typeof(int)
                || type == typeof(long)
                || type == typeof(double)
                || type == typeof(decimal)
                || type == typeof(byte)
                // Codes are words on some gateways and numbers on others
                || type == typeof(string),
            "object" => WireTypes.Objects.Contains(type),
            _ => false,
        };

    private void CheckNullable(string pointer, Type type) =>
        Expect(
            !type.IsValueType || Nullable.GetUnderlyingType(type) is not null,
            pointer,
            $"{type.Name} cannot be absent"
        );

    private void Cover(string element, bool isCovered, string problem)
    {
        _elements[element] = isCovered;
        Expect(isCovered, element, problem);
    }

    private void Expect(bool holds, string pointer, string problem)
    {
        if (!holds)
        {
            _problems.Add($"{pointer}: {problem}");
        }
    }

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static bool IsContentOf(Type mapped, Type type) =>
        type == typeof(IReadOnlyList<ContentPart>) && mapped == typeof(MessageContent);

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? type.GetGenericArguments()[0]
            : null;

    private static HashSet<string> KnownValues(Type type) =>
        [.. type.GetNestedType("Values")!.GetFields().Select(field => (string)field.GetRawConstantValue()!)];
}
