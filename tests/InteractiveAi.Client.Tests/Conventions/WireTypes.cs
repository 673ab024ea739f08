using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client.Tests;

/// <summary>The library's wire types, found by reflection, so that a new one is tested from its first day.</summary>
internal static class WireTypes
{
    private static readonly Type[] all = typeof(WireJson).Assembly.GetTypes();

    /// <summary>Base classes of the unions that one member tells apart.</summary>
    public static IReadOnlyList<Type> Unions { get; } =
    [.. all.Where(type => ConverterOf(type) is { } converter && IsUnionConverter(converter)).OrderBy(Name)];

    /// <summary>Structs over a string whose set of values is open.</summary>
    public static IReadOnlyList<Type> Enums { get; } =
    [.. all.Where(type => type.IsValueType && type.GetInterfaces().Any(Is(typeof(IExtensibleEnum<>)))).OrderBy(Name)];

    /// <summary>Every type of this library for which the serializer context has a contract by members.</summary>
    public static IReadOnlyList<Type> Objects { get; } =
    [
        .. Reachable()
            .Where(type => type.Assembly == typeof(WireJson).Assembly)
            .Where(type => WireJson.Options.GetTypeInfo(type).Kind is JsonTypeInfoKind.Object)
            .OrderBy(Name),
    ];

    /// <summary>Every type of this library for which the serializer context has a converter of ours.</summary>
    public static IReadOnlyList<Type> Converted { get; } =
    [
        .. Reachable()
            .Where(type => type.Assembly == typeof(WireJson).Assembly)
            .Where(type => WireJson.Options.GetTypeInfo(type).Kind is JsonTypeInfoKind.None)
            .OrderBy(Name),
    ];

    /// <summary>Types that hand-written readers make, and that have therefore no contract.</summary>
    public static IReadOnlyList<Type> HandRead { get; } =
    [
        typeof(ChatCompletionChunk),
        typeof(ChunkChoice),
        typeof(ChatDelta),
        typeof(ToolCallDelta),
        typeof(TokenLogprobs),
        typeof(TokenLogprob),
    ];

    public static Type? ConverterOf(MemberInfo member) =>
        member.GetCustomAttribute<JsonConverterAttribute>(inherit: false)?.ConverterType;

    /// <summary>The cases of a union, the unknown one left out.</summary>
    public static IReadOnlyList<Type> CasesOf(Type union) =>
        [.. all.Where(type => type.IsSubclassOf(union) && type != UnknownCaseOf(union)).OrderBy(Name)];

    public static Type UnknownCaseOf(Type union) =>
        all.Single(type => type.IsSubclassOf(union) && type.GetInterfaces().Any(Is(typeof(IUnknownCase<>))));

    /// <summary>The members of a type's contract, its extension data and what it ignores left out.</summary>
    public static IEnumerable<JsonPropertyInfo> MembersOf(Type type) =>
        WireJson.Options.GetTypeInfo(type).Properties.Where(IsMember);

    public static bool IsMember(JsonPropertyInfo property) =>
        !property.IsExtensionData && (property.Get ?? (object?)property.Set) is not null;

    /// <summary>The discriminating member of a case: the one that has no setter and stands first.</summary>
    public static JsonPropertyInfo? DiscriminatorOf(Type type) =>
        Unions.Any(type.IsSubclassOf) ? MembersOf(type).MinBy(member => member.Order) : null;

    public static string Name(Type type) => type.FullName!["InteractiveAi.Client.".Length..];

    private static bool IsUnionConverter(Type type) =>
        type.BaseType is { IsGenericType: true } parent
        && parent.GetGenericTypeDefinition() == typeof(UnionConverter<>);

    private static Func<Type, bool> Is(Type definition) =>
        type => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static HashSet<Type> Reachable()
    {
        HashSet<Type> seen = [];
        Queue<Type> waiting = new(
            typeof(WireJsonContext)
                .Assembly.GetTypes()
                .Where(static type => type.IsSubclassOf(typeof(JsonSerializerContext)))
                .SelectMany(static context => context.GetCustomAttributesData())
                .Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
                .Select(attribute => (Type)attribute.ConstructorArguments[0].Value!)
        );
        while (waiting.TryDequeue(out Type? type))
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (!seen.Add(type) || type == typeof(JsonElement))
            {
                continue;
            }

            var contract = WireJson.Options.GetTypeInfo(type);
            foreach (var member in contract.Properties.Where(IsMember))
            {
                waiting.Enqueue(member.PropertyType);
            }

            if (contract.ElementType is { } element)
            {
                waiting.Enqueue(element);
            }
        }

        return seen;
    }
}
