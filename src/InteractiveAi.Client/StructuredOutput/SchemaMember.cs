namespace InteractiveAi.Client;

/// <summary>One member of an object in a <see cref="SchemaShape"/>.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Shape">Its value.</param>
/// <param name="IsRead">Whether reading the type looks at it; a computed property is written only.</param>
/// <param name="IsOptional">Whether the type has a value of its own for when it is absent.</param>
internal sealed record SchemaMember(string Name, SchemaShape Shape, bool IsRead, bool IsOptional);
