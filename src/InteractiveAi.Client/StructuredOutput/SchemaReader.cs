using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>Reads a serializer contract into a <see cref="SchemaShape"/> by way of the platform's schema exporter.</summary>
/// <remarks>
/// The exporter calls back for every node, children first. Each node becomes a shape, and the exporter is given a number in
/// its place; so its own layout (what it repeats, where its references point) has no influence on ours.
/// </remarks>
internal sealed class SchemaReader
{
    private const string Placeholder = "$ref";

    private const int ExportDepth = 16_384;

    private readonly List<SchemaShape> _shapes = [];
    private readonly Dictionary<(Type Type, Type? BaseType, JsonPropertyInfo? Property), SchemaShape> _bodies = [];
    private readonly HashSet<SchemaShape> _read = [];
    private readonly HashSet<string> _discriminators = new(StringComparer.Ordinal);
    private readonly HashSet<string> _memberNames = new(StringComparer.Ordinal);

    private SchemaReader() { }

    public SchemaShape Root { get; private set; } = null!;

    public IReadOnlySet<string> Discriminators => _discriminators;

    public IReadOnlySet<string> MemberNames => _memberNames;

    public static SchemaReader Read(JsonTypeInfo typeInfo)
    {
        try
        {
            return ReadOnce(typeInfo);
        }
        catch (Exception exception)
            when (exception is InvalidOperationException or ArgumentException && Exportable(typeInfo) is not null)
        {
            return ReadOnce(Exportable(typeInfo)!);
        }
    }

    // Two things stop the exporter that are no reason to have no schema. It writes recursive unions out once per property they
    // are the type of, one inside the other: sixteen such properties are past the depth that options allow for reading. And it
    // writes defaults out, which fails for a parameter that is not a number (NaN) by default.
    private static JsonTypeInfo? Exportable(JsonTypeInfo typeInfo)
    {
        var options = new JsonSerializerOptions(typeInfo.Options)
        {
            MaxDepth = ExportDepth,
            NumberHandling = typeInfo.Options.NumberHandling | JsonNumberHandling.AllowNamedFloatingPointLiterals,
        };
        return options.TryGetTypeInfo(typeInfo.Type, out var exportable) ? exportable : null;
    }

    private static SchemaReader ReadOnce(JsonTypeInfo typeInfo)
    {
        var reader = new SchemaReader();
        var options = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = reader.Visit,
        };
        reader.Root = reader.ShapeAt(typeInfo.GetJsonSchemaAsNode(options));
        return reader;
    }

    private JsonObject Visit(JsonSchemaExporterContext context, JsonNode node)
    {
        var shape = ToShape(context, node);
        _shapes.Add(shape);
        return new JsonObject { [Placeholder] = (_shapes.Count - 1).ToString(CultureInfo.InvariantCulture) };
    }

    private SchemaShape ToShape(JsonSchemaExporterContext context, JsonNode node)
    {
        var property = context.PropertyInfo;
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var hasBody = context.TypeInfo.Kind is not JsonTypeInfoKind.None;
        var isNullable = property is null ? type != context.TypeInfo.Type : AllowsNull(property);
        var description = DescriptionOf(property);

        // The exporter looks through a converter that stands on a property to the type's own contract, which is then not in use.
        var isForeign = hasBody && property?.CustomConverter is not null;
        if (hasBody && !isForeign)
        {
            return new SchemaShape(SchemaShape.Form.Link, type)
            {
                IsNullable = isNullable,
                Description = description,
                Property = property,
                Target = BodyOf(context, type, node),
            };
        }

        var leaf =
            isForeign || node is not JsonObject schema ? null : SchemaLeaf.Of(context.TypeInfo, property, schema);
        return new SchemaShape(leaf is null ? SchemaShape.Form.Any : SchemaShape.Form.Leaf, type)
        {
            IsNullable = isNullable,
            Description = Join(description, DescriptionOf(type), leaf?.Note),
            Property = property,
            Leaf = leaf,
        };
    }

    private SchemaShape BodyOf(JsonSchemaExporterContext context, Type type, JsonNode node)
    {
        // What a list's items look like can depend on the property (its number handling); what an object looks like cannot.
        var isList = context.TypeInfo.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary;
        var key = (type, context.BaseTypeInfo?.Type, isList ? context.PropertyInfo : null);
        if (!_bodies.TryGetValue(key, out var body))
        {
            body = new SchemaShape(SchemaShape.Form.Object, type) { Description = DescriptionOf(type) };
            _bodies.Add(key, body);
        }

        if (node is JsonObject schema && !schema.ContainsKey(Placeholder) && _read.Add(body))
        {
            Fill(body, context.TypeInfo, schema);
        }

        return body;
    }

    private void Fill(SchemaShape body, JsonTypeInfo typeInfo, JsonObject schema)
    {
        if (schema["anyOf"] is JsonArray alternatives)
        {
            body.Kind = SchemaShape.Form.Union;
            body.Alternatives.AddRange(alternatives.Select(ShapeAt));
            return;
        }

        var members = schema["properties"] as JsonObject;
        if (typeInfo.Kind is JsonTypeInfoKind.Enumerable && members is null)
        {
            body.Kind = SchemaShape.Form.Array;
            body.Items = ShapeAt(schema["items"]);
            return;
        }

        if (members is not null)
        {
            foreach (var (name, value) in members)
            {
                body.Members.Add(ToMember(name, value, typeInfo));
                _memberNames.Add(name);
            }
        }

        body.HasExtensionData = typeInfo.Properties.Any(p => p.IsExtensionData);
        body.Values = typeInfo.Kind is JsonTypeInfoKind.Dictionary ? ShapeAt(schema["additionalProperties"]) : null;
    }

    private SchemaMember ToMember(string name, JsonNode? value, JsonTypeInfo owner)
    {
        if (SchemaLeaf.OfConstant(value) is { } constant)
        {
            _discriminators.Add(name);
            var leaf = new SchemaShape(SchemaShape.Form.Leaf, typeof(string)) { Leaf = constant };
            return new SchemaMember(name, leaf, IsRead: true, IsOptional: false);
        }

        var shape = ShapeAt(value);
        return shape.Property is { } property
            ? new SchemaMember(name, shape, IsRead(property, shape, owner), IsOptional(property, shape.IsNullable))
            : new SchemaMember(name, shape, IsRead: true, IsOptional: false);
    }

    private SchemaShape ShapeAt(JsonNode? node)
    {
        if (node is JsonObject schema)
        {
            if (schema[Placeholder] is { } number)
            {
                return _shapes[int.Parse(number.GetValue<string>(), CultureInfo.InvariantCulture)];
            }

            // The list inside the object that stands for a list with a discriminator has no contract of its own.
            if (schema["type"]?.GetValueKind() is JsonValueKind.String && schema.ContainsKey("items"))
            {
                return new SchemaShape(SchemaShape.Form.Array, typeof(object)) { Items = ShapeAt(schema["items"]) };
            }
        }

        return new SchemaShape(SchemaShape.Form.Any, typeof(object));
    }

    // A getter's or setter's own nullability counts only when it is there: without one the platform says "nullable".
    private static bool AllowsNull(JsonPropertyInfo property) =>
        property.Get is null ? property.IsSetNullable
        : property.Set is null && property.AssociatedParameter is null ? property.IsGetNullable
        : property.IsGetNullable || property.IsSetNullable;

    private static bool IsRead(JsonPropertyInfo property, SchemaShape shape, JsonTypeInfo owner)
    {
        if (property.Set is not null || property.AssociatedParameter is not null)
        {
            return true;
        }

        var handling =
            property.ObjectCreationHandling
            ?? owner.PreferredPropertyObjectCreationHandling
            ?? owner.Options.PreferredObjectCreationHandling;
        return handling is JsonObjectCreationHandling.Populate && shape.Kind is SchemaShape.Form.Link;
    }

    private static bool IsOptional(JsonPropertyInfo property, bool isNullable)
    {
        if (property.IsRequired)
        {
            return false;
        }

        // Absent is null where null will do, even for a parameter without a default; and what is never written cannot be missed.
        return isNullable
            || property.Get is null
            || property.AssociatedParameter is { HasDefaultValue: true }
            || IsLeftOut(property);
    }

    private static bool IsLeftOut(JsonPropertyInfo property)
    {
        var attribute = AttributeOf<JsonIgnoreAttribute>(property.AttributeProvider);
        var condition = attribute?.Condition ?? property.Options.DefaultIgnoreCondition;
        return condition is JsonIgnoreCondition.WhenWritingDefault or JsonIgnoreCondition.WhenWriting;
    }

    private static string? DescriptionOf(JsonPropertyInfo? property)
    {
        if (property is null)
        {
            return null;
        }

        var attribute =
            AttributeOf<DescriptionAttribute>(property.AttributeProvider)
            ?? AttributeOf<DescriptionAttribute>(property.AssociatedParameter?.AttributeProvider);
        return Join(attribute?.Description);
    }

    private static string? DescriptionOf(Type type) =>
        Join(type.GetCustomAttribute<DescriptionAttribute>(inherit: false)?.Description);

    private static T? AttributeOf<T>(ICustomAttributeProvider? provider)
        where T : Attribute => provider?.GetCustomAttributes(typeof(T), inherit: true).OfType<T>().FirstOrDefault();

    /// <summary>The given texts on a line each; <see langword="null"/> when there are none.</summary>
    internal static string? Join(params ReadOnlySpan<string?> texts)
    {
        var lines = new List<string>(texts.Length);
        foreach (var text in texts)
        {
            if (!string.IsNullOrWhiteSpace(text) && !lines.Contains(text))
            {
                lines.Add(text);
            }
        }

        return lines.Count == 0 ? null : string.Join('\n', lines);
    }
}
